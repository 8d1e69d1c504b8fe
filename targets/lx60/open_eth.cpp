// Driver of the OpenCores Ethernet MAC on the LX60 board, which stands for the radio: "Ethernet IP Core Specification"
// (opencores.org, ethmac), rev. 1.19. Buffers and descriptors are the board's, not the chip's: on the chip the Wi-Fi stack
// has its own, in the share of the memory that is kept back for it.

#include <stdint.h>
#include <string.h>

#include "../runtime/net/port.h"
#include "../runtime/platform-api.h"
#include "lwip/etharp.h"
#include "lwip/pbuf.h"
#include "lwip/prot/ethernet.h"

namespace {

constexpr int ETHERNET_IRQ = 1;

struct Registers {
    uint32_t MODER, INT_SOURCE, INT_MASK, IPGT, IPGR1, IPGR2, PACKETLEN, COLLCONF, TX_BD_NUM, CTRLMODER;
    uint32_t MIIMODER, MIICOMMAND, MIIADDRESS, MIITX_DATA, MIIRX_DATA, MIISTATUS;
    uint32_t MAC_ADDR0, MAC_ADDR1, HASH0, HASH1, TXCTRL;
};

/** Buffer descriptor (§4.2). Writing the first word of a transmit descriptor with RD set starts the transmission. */
struct Descriptor {
    uint32_t lengthAndFlags;
    uint32_t pointer;
};

volatile Registers &mac = *reinterpret_cast<volatile Registers *>(BOARD_IO + 0x30000);
volatile Descriptor *const descriptors = reinterpret_cast<volatile Descriptor *>(BOARD_IO + 0x30400);

// MODER (§3.1)
constexpr uint32_t MODER_RXEN = 1u << 0;
constexpr uint32_t MODER_TXEN = 1u << 1;
constexpr uint32_t MODER_CRCEN = 1u << 13;
constexpr uint32_t MODER_PAD = 1u << 15;
// INT_SOURCE, INT_MASK (§3.2)
constexpr uint32_t INT_RXB = 1u << 2;
constexpr uint32_t INT_BUSY = 1u << 4;
// Descriptor flags (§4.2.1, §4.2.2)
constexpr uint32_t TXD_RD = 1u << 15;
constexpr uint32_t TXD_WR = 1u << 13;
constexpr uint32_t TXD_PAD = 1u << 12;
constexpr uint32_t TXD_CRC = 1u << 11;
constexpr uint32_t RXD_E = 1u << 15;
constexpr uint32_t RXD_IRQ = 1u << 14;
constexpr uint32_t RXD_WRAP = 1u << 13;
constexpr uint32_t RXD_ERRORS = 0x7F; // overrun, invalid symbol, dribble nibble, too long, short, CRC, late collision
constexpr unsigned LENGTH_SHIFT = 16;
// The PHY (DP83848C): MII register and its link bit
constexpr uint32_t PHY_ADDRESS = 1;
constexpr uint32_t MII_BMSR = 1;
constexpr uint32_t BMSR_LINK = 1u << 2;
constexpr uint32_t MIICOMMAND_RSTAT = 1u << 1;
constexpr unsigned MIIADDRESS_RGAD_SHIFT = 8;

constexpr uint32_t FCS_BYTES = 4;
constexpr uint32_t MTU = 1500;

// In the board's own RAM. The MAC drops frames when no receive buffer is empty, and TCP then waits for a retransmission: with
// nine buffers, all that the MAC's 16 KB hold beside one for transmission, seven busy connections took three times as long.
constexpr uint32_t BUFFER_BYTES = 2048;
constexpr int TRANSMIT_DESCRIPTORS = 1;
constexpr int RECEIVE_DESCRIPTORS = 64;
constexpr uint32_t TRANSMIT_BUFFER = BOARD_RAM;
constexpr uint32_t RECEIVE_BUFFERS = BOARD_RAM + BUFFER_BYTES;
constexpr int FRAMES_PER_POLL = 16;

// Locally administered; each emulated board is alone in its network.
constexpr uint8_t HARDWARE_ADDRESS[ETH_HWADDR_LEN] = {0x02, 0x00, 0x00, 0x82, 0x66, 0x01};

int nextReceive = 0;

/** The one frame that lwIP has at a time, in place. */
struct pbuf_custom frame;
bool frameInUse = false;

volatile Descriptor &receiveDescriptor() {
    return descriptors[TRANSMIT_DESCRIPTORS + nextReceive];
}

/** Start of a receive buffer. lwIP's padding comes first, the MAC writes behind it. */
uint8_t *receiveBuffer(int index) {
    return reinterpret_cast<uint8_t *>(RECEIVE_BUFFERS + index * BUFFER_BYTES);
}

void giveToMac(int index) {
    uint32_t last = index == RECEIVE_DESCRIPTORS - 1 ? RXD_WRAP : 0;
    descriptors[TRANSMIT_DESCRIPTORS + index].lengthAndFlags = RXD_E | RXD_IRQ | last;
}

/** The oldest frame's buffer is the MAC's again. */
void releaseFrame() {
    giveToMac(nextReceive);
    nextReceive = (nextReceive + 1) % RECEIVE_DESCRIPTORS;
}

/** lwIP has let go of the frame. */
void frameFreed(struct pbuf *) {
    frameInUse = false;
    releaseFrame();
}

/** Hands the oldest frame to lwIP, where it lies. */
void deliver(struct netif *netif, uint16_t length) {
    frame.custom_free_function = frameFreed;
    frameInUse = true;
    struct pbuf *packet =
        pbuf_alloced_custom(PBUF_RAW, length, PBUF_REF, &frame, receiveBuffer(nextReceive), BUFFER_BYTES);
    if (netif->input(packet, netif) != ERR_OK)
        pbuf_free(packet);
}

void onInterrupt() {
    mac.INT_SOURCE = INT_RXB | INT_BUSY;
    platform_wake();
}

err_t transmit(struct netif *, struct pbuf *packet) {
    volatile Descriptor &descriptor = descriptors[0];
    if (descriptor.lengthAndFlags & TXD_RD)
        return ERR_MEM;
    uint16_t length = packet->tot_len - ETH_PAD_SIZE;
    pbuf_copy_partial(packet, reinterpret_cast<void *>(TRANSMIT_BUFFER), length, ETH_PAD_SIZE);
    descriptor.pointer = TRANSMIT_BUFFER;
    descriptor.lengthAndFlags = uint32_t(length) << LENGTH_SHIFT | TXD_RD | TXD_WR | TXD_PAD | TXD_CRC;
    return ERR_OK;
}

} // namespace

extern "C" {

const char network_port_name[] = "emulated network";

const char *const network_gateway_names[] = {"broker", nullptr};

err_t network_port_attach(struct netif *netif) {
    netif->name[0] = 'e';
    netif->name[1] = 'n';
    netif->mtu = MTU;
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET;
    netif->output = etharp_output;
    netif->linkoutput = transmit;
    netif->hwaddr_len = ETH_HWADDR_LEN;
    memcpy(netif->hwaddr, HARDWARE_ADDRESS, ETH_HWADDR_LEN);

    const uint8_t *a = HARDWARE_ADDRESS;
    mac.MAC_ADDR0 = uint32_t(a[2]) << 24 | uint32_t(a[3]) << 16 | uint32_t(a[4]) << 8 | a[5];
    mac.MAC_ADDR1 = uint32_t(a[0]) << 8 | a[1];
    mac.TX_BD_NUM = TRANSMIT_DESCRIPTORS;
    for (int i = 0; i < RECEIVE_DESCRIPTORS; i++) {
        descriptors[TRANSMIT_DESCRIPTORS + i].pointer = reinterpret_cast<uint32_t>(receiveBuffer(i)) + ETH_PAD_SIZE;
        giveToMac(i);
    }
    platform_set_interrupt_handler(ETHERNET_IRQ, onInterrupt);
    mac.INT_SOURCE = ~0u;
    mac.INT_MASK = INT_RXB | INT_BUSY;
    // Bit 3 (BRO) stays clear: it rejects broadcasts, and DHCP with them.
    mac.MODER = MODER_PAD | MODER_CRCEN | MODER_RXEN | MODER_TXEN;
    return ERR_OK;
}

bool network_port_poll(struct netif *netif) {
    for (int i = 0; i < FRAMES_PER_POLL; i++) {
        uint32_t status = receiveDescriptor().lengthAndFlags;
        // A frame that lwIP still holds keeps its place: those behind it wait in the MAC's buffers.
        if ((status & RXD_E) || frameInUse)
            return false;
        if (status & RXD_ERRORS)
            releaseFrame();
        else
            deliver(netif, uint16_t((status >> LENGTH_SHIFT) - FCS_BYTES + ETH_PAD_SIZE));
    }
    return !(receiveDescriptor().lengthAndFlags & RXD_E);
}

bool network_port_link_up(void) {
    mac.MIIADDRESS = MII_BMSR << MIIADDRESS_RGAD_SHIFT | PHY_ADDRESS;
    mac.MIICOMMAND = MIICOMMAND_RSTAT;
    return mac.MIIRX_DATA & BMSR_LINK;
}

int network_port_signal(void) {
    return 0;
}

uint32_t network_random(void) {
    // The emulated board has no source of randomness. SplitMix32 over the time since reset, which differs from run to run
    // as the emulator's speed does, keeps numbers apart; nothing secret may be made from them.
    static uint32_t state = 0;
    state += 0x9E3779B9u ^ uint32_t(platform_time_us());
    uint32_t z = state;
    z = (z ^ z >> 16) * 0x85EBCA6Bu;
    z = (z ^ z >> 13) * 0xC2B2AE35u;
    return z ^ z >> 16;
}

} // extern "C"
