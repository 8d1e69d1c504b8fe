// Feeds what parses bytes from the network, and from the build, with certificates and with what is left of them after random changes. All
// that is read ends where the board's RAM ends, so that reading on is an exception. What the test gives is in the header DATA.

#include "fibers.h"
#include "platform-api.h"
#include "port.h"
#include "tls/peer-check.h"
#include "tls/trust.h"
#include "unix-time.h"

#include DATA

namespace {

using namespace tls;

/** One past the emulated board's RAM, of which QEMU's default is 64 MB. */
uint8_t *const END_OF_RAM = reinterpret_cast<uint8_t *>(0x64000000);
constexpr uint32_t CANARY = 0xC0FFEE11;
constexpr int ROUNDS = 3000;

void check(const char *what, bool holds) {
    platform_console_line("%s: %s", holds ? "holds" : "FAILS", what);
}

uint32_t seed = 2463534242u;

uint32_t random(uint32_t below) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

/** Copies bytes to the end of the RAM. */
template <size_t size> uint8_t *atEnd(const uint8_t (&bytes)[size], size_t length = size) {
    return static_cast<uint8_t *>(memcpy(END_OF_RAM - length, bytes, length));
}

/** The same, cut off and changed at random. */
template <size_t size> uint8_t *damaged(const uint8_t (&bytes)[size], size_t &length) {
    length = random(3) ? size : 1 + random(size);
    uint8_t *copy = atEnd(bytes, length);
    for (int changes = random(5); changes > 0; changes--)
        copy[random(length)] = uint8_t(random(4) ? random(256) : 0xff);
    return copy;
}

struct Guarded {
    uint32_t before;
    CertificateReader reader;
    uint32_t behind;
};
Guarded guarded = {CANARY, {}, CANARY};

bool isText(const char *text, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        if (!text[i])
            return true;
        else if (uint8_t(text[i]) < ' ')
            return false;
    return false;
}

const uint8_t ADDRESS[4] = {10, 0, 2, 2};

void feed(CertificateReader &reader, const uint8_t *bytes, size_t length, size_t piece) {
    reader.begin(ADDRESS, true);
    for (size_t at = 0; at < length; at += piece)
        reader.feed(bytes + at, at + piece < length ? piece : length - at);
}

bool readsAll(CertificateReader &reader) {
    uint8_t hash[CertificateReader::HASH_BYTES];
    reader.hashOfCertificate(hash);
    if (memcmp(hash, HASH_OF_CERTIFICATE, sizeof(hash)) != 0)
        return false;
    reader.hashOfKey(hash);
    return memcmp(hash, HASH_OF_KEY, sizeof(hash)) == 0 && strcmp(reader.issuer, "Root") == 0 &&
           strcmp(reader.names, "broker, 10.0.2.2, *.example") == 0 && reader.hasAddress && !reader.isSelfIssued() &&
           reader.notBefore == NOT_BEFORE && reader.notAfter == NOT_AFTER;
}

void testReader() {
    CertificateReader &reader = guarded.reader;
    bool isSame = true;
    constexpr size_t PIECES[] = {1, 2, 3, 7, 64, 256, 4096};
    for (size_t piece : PIECES) {
        feed(reader, atEnd(CERTIFICATE), sizeof(CERTIFICATE), piece);
        isSame = isSame && readsAll(reader);
    }
    check("names, dates, address and hashes are read, whatever the pieces", isSame);
    feed(reader, atEnd(ROOT), sizeof(ROOT), 100);
    check("a root is found to be issued by itself", reader.isSelfIssued() && !reader.hasAddress);

    bool isWhole = true;
    for (int round = 0; round < ROUNDS; round++) {
        size_t length;
        const uint8_t *bytes = damaged(CERTIFICATE, length);
        feed(reader, bytes, length, 1 + random(256));
        isWhole = isWhole && guarded.before == CANARY && guarded.behind == CANARY &&
                  isText(reader.issuer, sizeof(reader.issuer)) && isText(reader.names, sizeof(reader.names));
    }
    check("damaged certificates leave texts and nothing else", isWhole);
}

void testTrust() {
    Trust trust;
    static br_x509_trust_anchor anchors[4];
    bool isGood = trust.read(atEnd(TRUST), sizeof(TRUST)) && trust.count == 1;
    trust.fill(anchors);
    check("the build's anchors are read", isGood && anchors[0].flags == BR_X509_TA_CA);
    for (int round = 0; round < ROUNDS; round++) {
        size_t length;
        const uint8_t *bytes = damaged(TRUST, length);
        if (trust.read(bytes, length) && trust.count <= 4)
            trust.fill(anchors);
    }
    static Identity identity;
    check("the build's identity is read", identity.read(atEnd(IDENTITY), sizeof(IDENTITY)) && identity.isThere());
    for (int round = 0; round < ROUNDS; round++) {
        size_t length;
        const uint8_t *bytes = damaged(IDENTITY, length);
        identity.read(bytes, length);
    }
    check("damaged anchors and identities are not read beyond their end", true);
}

// --- The check, with the time set ---

PeerCheck peer;
char words[160];
br_x509_trust_anchor anchor;

/** At the time that the board has: its lower bound, before the first checkAt(). */
Reason checkNow() {
    Trust trust;
    trust.read(TRUST, sizeof(TRUST));
    trust.fill(&anchor);
    memset(static_cast<void *>(&peer), 0, sizeof(peer));
    words[0] = 0;
    peer.serverName = "broker";
    peer.text = words;
    peer.textBytes = sizeof(words);
    peer.init(&anchor, 1, &br_ec_all_m15, br_rsa_i15_pkcs1_vrfy, br_ecdsa_i15_vrfy_asn1);
    peer.startChain();
    peer.startCertificate(sizeof(CERTIFICATE));
    uint8_t piece[100];
    for (size_t at = 0; at < sizeof(CERTIFICATE); at += sizeof(piece)) {
        size_t count = at + sizeof(piece) < sizeof(CERTIFICATE) ? sizeof(piece) : sizeof(CERTIFICATE) - at;
        memcpy(piece, CERTIFICATE + at, count);
        peer.append(piece, count);
    }
    peer.endCertificate();
    return peer.endChain() ? peer.reason : Reason::none;
}

Reason checkAt(uint32_t now) {
    platform_set_unix_time(now, 0);
    return checkNow();
}

void testTime() {
    check("a board without the time knows that it is later than the runtime", !platform_unix_time_is_set() && checkNow() == Reason::none);
    check("a certificate is valid from its first second", checkAt(NOT_BEFORE) == Reason::none);
    check("and to its last", checkAt(NOT_AFTER) == Reason::none);
    check("not the second before", checkAt(NOT_BEFORE - 1) == Reason::notYetValid &&
                                       strcmp(words, "the certificate is not valid before " NOT_BEFORE_TEXT) == 0);
    check("nor the second after", checkAt(NOT_AFTER + 1) == Reason::expired &&
                                      strcmp(words, "the certificate expired on " NOT_AFTER_TEXT) == 0);
}

// The check needs a stack as a handshake has it.
alignas(16) uint8_t stack[8192];
volatile bool isOver = false;

void run(Fiber *) {
    testReader();
    testTrust();
    testTime();
    platform_console_line("end of test");
    isOver = true;
    for (;;)
        fibers_block(FiberState::Sleeping, -1);
}

} // namespace

extern "C" void pxt_native_main(void) {
    Fiber *fiber = fibers_create_in(stack, sizeof(stack), run, nullptr);
    while (!isOver)
        pxt::sleep_ms(10);
    fibers_remove(fiber);
    port_halt(0);
}
