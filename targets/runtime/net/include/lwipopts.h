// lwIP's configuration for chips with some 50 KB of RAM: eight TCP connections, UDP only for DHCP and DNS, IPv4.
// Every figure that costs RAM says why it is what it is; the sum is given in README.md beside net/.

#ifndef PXT_ESP_LWIPOPTS_H
#define PXT_ESP_LWIPOPTS_H

// --- How lwIP is run: the raw API only, always called from the scheduler's side, never from an interrupt handler ---
#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0
#define LWIP_NETCONN 0
#define LWIP_SOCKET 0
#define LWIP_TIMERS 1

// --- Protocols ---
#define LWIP_IPV4 1
#define LWIP_IPV6 0
#define LWIP_ARP 1
#define LWIP_ETHERNET 1
#define LWIP_ICMP 1
#define LWIP_RAW 0
#define LWIP_UDP 1
#define LWIP_TCP 1
#define LWIP_DHCP 1
#define LWIP_DNS 1
#define LWIP_IGMP 0
#define LWIP_AUTOIP 0
// Segments never exceed the MTU and DNS answers fit one frame, so neither side of fragmentation is needed.
#define IP_REASSEMBLY 0
#define IP_FRAG 0

// --- Heap: everything that waits to be sent, plus acknowledgements and ARP, DHCP and DNS messages ---
#define MEM_ALIGNMENT 4
// One full send buffer (TCP_SND_BUF + 2 * 80 bytes of headers) and 1.1 KB more for the other connections' small packets.
// libs/net/sockets.cpp keeps MEM_CONTROL_RESERVE of it free of data, so that what keeps connections alive can always go out.
#define MEM_SIZE 4096
// A DHCP message (350 bytes with headers) or an acknowledgement (74 bytes) for each of the eight connections.
#define MEM_CONTROL_RESERVE 640

// --- Received frames: lwIP reads them where the network interface put them (custom pbufs made by the port's driver).
// Nothing holds a frame longer than the call that delivers it: TCP data is copied into the program's memory at once,
// and segments out of order are not kept. So there is no pool of receive buffers at all. ---
#define LWIP_SUPPORT_CUSTOM_PBUF 1
#define PBUF_POOL_SIZE 0
#define TCP_QUEUE_OOSEQ 0
// Two bytes before the 14-byte Ethernet header align the IP header to a word.
#define ETH_PAD_SIZE 2

// --- TCP ---
// Two times 536, the segment size every IPv4 host must take. A larger one would double what unread bytes may take.
#define TCP_MSS 1072
// What one connection may receive before the program reads it: libs/net/sockets.cpp keeps as much, and nothing where nothing is unread.
#define TCP_WND TCP_MSS
// Two segments: one on its way, one being filled.
#define TCP_SND_BUF (2 * TCP_MSS)
// Pieces queued for sending. Small MQTT packets take one each; with less than 16 they would fill up before the bytes do.
#define TCP_SND_QUEUELEN 16
// No room is taken in advance for data that may be appended: sockets.cpp sends each packet at once.
#define TCP_OVERSIZE 0
// Segments shared by all connections.
#define MEMP_NUM_TCP_SEG 24
// Eight open ones, and two that still say good-bye (a closed handle is free for its next use at once).
#define MEMP_NUM_TCP_PCB 10
// A program's one server.
#define MEMP_NUM_TCP_PCB_LISTEN 1
#define SO_REUSE 1
// SYN at 0, 3, 9 and 21 s; sockets.cpp gives up before the next.
#define TCP_SYNMAXRTX 4
// Each connection has its own time until the first probe; these hold for all: a silent peer is given up a minute after it.
#define LWIP_TCP_KEEPALIVE 0
#define TCP_KEEPINTVL_DEFAULT 10000UL
#define TCP_KEEPCNT_DEFAULT 6U
#define LWIP_RANDOMIZE_INITIAL_LOCAL_PORTS 1
// Segments that are dropped as if they had been lost:
// - of one byte from half the sequence space away, which counts as overlapping in lwIP 2.1.3 (TCP_SEQ_BETWEEN in tcp_receive), which
//   then fails an assertion: a peer could end the program;
// - with the next bytes, when there is no memory for those.
// `seqno` is tcp_in.c's own copy: the header is read by bytes.
#define LWIP_HOOK_TCP_INPACKET_PCB(pcb, header, length, length1, options2, packet) \
    ((pcb)->state >= ESTABLISHED && \
             (seqno - (pcb)->rcv_nxt == 0x80000000u || \
              ((pcb)->rcv_nxt - seqno < (packet)->tot_len && \
               !network_takes_segment(pcb, (packet)->tot_len - ((pcb)->rcv_nxt - seqno)))) \
         ? ERR_VAL \
         : ERR_OK)

// --- UDP: DHCP, DNS (a source port of its own for each of two questions at once), two for programs ---
#define MEMP_NUM_UDP_PCB 5
#define DNS_MAX_SOURCE_PORTS 2
// Names kept, or being asked for, at 276 bytes each. Sockets that find no room ask again.
#define DNS_TABLE_SIZE 3
// Not more than names: lwIP 2.1.3's dns_call_found looks for one of the table for each request, and so would read behind it.
#define DNS_MAX_REQUESTS DNS_TABLE_SIZE
// 253 characters are the longest name (RFC 1035 §2.3.4).
#define DNS_MAX_NAME_LENGTH 256
#define DNS_MAX_SERVERS 2
// Names that the board itself knows (network_gateway_names of the port).
#define DNS_LOCAL_HOSTLIST 1
#define DNS_LOCAL_HOSTLIST_IS_DYNAMIC 1
#define DNS_LOCAL_HOSTLIST_MAX_NAMELEN 16
#define MEMP_NUM_LOCALHOSTLIST 2

// --- DHCP ---
// Probing the offered address by ARP costs 1 s at each start; the server has just leased it to us.
#define DHCP_DOES_ARP_CHECK 0

// --- ARP: the gateway, the DNS server, and a few neighbours ---
#define ARP_TABLE_SIZE 6
// Eight connections may be asked for before the gateway's address is known. A connection request that is lost costs 3 s.
#define ARP_QUEUEING 1
#define ARP_QUEUE_LEN 8
#define MEMP_NUM_ARP_QUEUE 8

// --- The rest ---
// Checksums by 8 bytes at a time, from the second word boundary on.
#define LWIP_CHKSUM_ALGORITHM 3
#define MEMP_NUM_PBUF 2
// lwIP's own timers, the link's watch (network.cpp), and the sockets' clock (sockets.cpp).
#define MEMP_NUM_SYS_TIMEOUT (LWIP_NUM_SYS_TIMEOUT_INTERNAL + 2)
#define LWIP_NETIF_STATUS_CALLBACK 1
#define LWIP_NETIF_HOSTNAME 1
#define LWIP_NETIF_TX_SINGLE_PBUF 0
#define LWIP_SINGLE_NETIF 1
#define LWIP_STATS 0

#endif
