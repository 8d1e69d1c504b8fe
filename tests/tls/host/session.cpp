// TLS's session of this repository under AddressSanitizer and UndefinedBehaviorSanitizer, over a wire that is two queues of bytes in
// memory, whose other end is server.cpp. Time is a number. Called as
//
//   session <folder> streams|certificates|readers <first seed> <runs>     what comes from the server is damaged at random: the stream, its
//                                                                         certificate, or what parses it directly
//   session <folder> allocations                                          each allocation fails in turn
//
// The folder has what host-build.ts writes. Prints what it did; what must not be ends it with a message that has the seed, and status 1.

#include <algorithm>
#include <sanitizer/common_interface_defs.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string>
#include <string.h>
#include <unistd.h>

#include "certificate-reader.h"
#include "entropy.h"
#include "fibers.h"
#include "library.h"
#include "platform-api.h"
#include "random.h"
#include "server.h"
#include "trust.h"
#include "unix-time.h"

namespace {

using namespace tls;

/** Within the certificates' validity (host-build.ts). */
constexpr uint32_t NOW = 1790000000;
constexpr uint16_t PORT = 8883;

const char *what = "";
uint32_t seed = 0;
bool hasEntropy = true;
Random chance(0);
std::string console;

void sayWhere() {
    printf("in %s, seed %u; the console said: %s\n", what, seed, console.c_str());
    fflush(stdout);
}

void require(bool holds, const char *sentence) {
    if (holds)
        return;
    printf("FAILS: %s\n", sentence);
    sayWhere();
    _exit(1);
}

// --- Memory: what fails, and what is in use ---

int failAt = 0, failEvery = 0;
int allocations = 0, allocationsFailed = 0;
int blocks = 0;

bool fails() {
    allocations++;
    bool does = allocations == failAt || (failEvery && allocations % failEvery == 0);
    allocationsFailed += does;
    return does;
}

// --- What the tests have ---

std::string folder;

Bytes file(const char *name) {
    Bytes bytes;
    FILE *in = fopen((folder + "/" + name).c_str(), "rb");
    require(in, "a file is missing");
    for (int byte; (byte = fgetc(in)) != EOF;)
        bytes.push_back(uint8_t(byte));
    fclose(in);
    return bytes;
}

br_skey_decoder_context decode(const Bytes &bytes) {
    br_skey_decoder_context decoder;
    br_skey_decoder_init(&decoder);
    br_skey_decoder_push(&decoder, bytes.data(), bytes.size());
    require(!br_skey_decoder_last_error(&decoder), "a key can't be read");
    return decoder;
}

struct Kind {
    bool isRsa;
    std::vector<Bytes> chain;
    br_skey_decoder_context key;
};

struct Given {
    Bytes trust = file("trust"), identity = file("identity");
    Kind ec = {false, {file("ec.der"), file("issuer.der")}, decode(file("ec.key"))};
    Kind rsa = {true, {file("rsa.der")}, decode(file("rsa.key"))};
    br_x509_trust_anchor anchor;

    Given() {
        Trust reader;
        require(reader.read(trust.data(), trust.size()) && reader.count == 1, "the anchor can't be read");
        reader.fill(&anchor);
    }
};

const Given *given;

// --- Damage ---

/** Changes bytes at random, near a place if the data goes so far; the same every time with the same seed. */
void damage(Bytes &bytes, size_t at) {
    if (at >= bytes.size())
        return;
    auto place = bytes.begin() + long(at);
    size_t length = std::min<size_t>(1 + chance.below(chance.percent(70) ? 4 : 300), bytes.size() - at);
    Bytes piece(place, place + long(length));
    switch (chance.below(6)) {
    case 0:
        *place ^= uint8_t(1 << chance.below(8));
        break;
    case 1:
        for (size_t i = 0; i < length; i++)
            bytes[at + i] = uint8_t(chance.next());
        break;
    case 2:
        *place = chance.percent(50) ? 0 : 0xff;
        break;
    case 3:
        bytes.erase(place, place + long(length));
        break;
    case 4:
        bytes.insert(place, piece.begin(), piece.end());
        break;
    default:
        for (uint8_t &each : piece)
            each = uint8_t(chance.next());
        bytes.insert(place, piece.begin(), piece.end());
    }
}

// --- A connection ---

struct Connection {
    Session *session = nullptr;
    Bytes toServer, toProgram;
    /** What peek() has shown, and nothing behind it. */
    uint8_t *shown = nullptr;
    size_t pieceMost = SIZE_MAX, roomMost = SIZE_MAX;
    bool hasEnded = false;
    bool isOpen = false, isFailed = false, isClosed = false, isFinished = false, isReadable = false;
    size_t sent = 0, received = 0;
    /** Bytes that the session took from the wire, and gave it. */
    size_t carried = 0;

    bool isOver() const { return isFailed || isClosed || isFinished; }

    void unshow() {
        free(shown);
        shown = nullptr;
    }
};

Connection &connectionOf(void *owner) {
    return *static_cast<Connection *>(owner);
}

const Carrier CARRIER = {
    [](void *owner, const uint8_t **bytes) {
        Connection &self = connectionOf(owner);
        size_t count = std::min(self.toProgram.size(), self.pieceMost);
        self.unshow();
        if (!count)
            return count;
        self.shown = static_cast<uint8_t *>(malloc(count));
        memcpy(self.shown, self.toProgram.data(), count);
        *bytes = self.shown;
        return count;
    },
    [](void *owner, size_t count) {
        Connection &self = connectionOf(owner);
        require(count <= self.toProgram.size(), "more is consumed than was there");
        self.toProgram.erase(self.toProgram.begin(), self.toProgram.begin() + long(count));
        self.unshow();
        self.carried += count;
    },
    [](void *owner) { return connectionOf(owner).hasEnded && connectionOf(owner).toProgram.empty(); },
    [](void *owner, const uint8_t *bytes, size_t count) {
        Connection &self = connectionOf(owner);
        count = std::min(count, self.roomMost - std::min(self.roomMost, self.toServer.size()));
        self.toServer.insert(self.toServer.end(), bytes, bytes + count);
        self.carried += count;
        return count;
    },
    [](void *owner) {
        Connection &self = connectionOf(owner);
        require(!self.isOpen && !self.isOver(), "a session opens twice, or after its end");
        self.isOpen = true;
    },
    [](void *owner) {
        Connection &self = connectionOf(owner);
        require(self.isOpen && !self.isOver(), "there is something to read of a session that is not open");
        self.isReadable = true;
    },
    [](void *owner) { require(connectionOf(owner).isOpen, "there is room in a session that is not open"); },
    [](void *owner) {
        Connection &self = connectionOf(owner);
        require(!self.isOver(), "a session fails after its end");
        self.isFailed = true;
    },
    [](void *owner) {
        Connection &self = connectionOf(owner);
        require(self.isOpen && !self.isOver(), "a session is closed that is not open");
        self.isClosed = true;
    },
    [](void *owner) {
        Connection &self = connectionOf(owner);
        require(self.isOpen && !self.isOver(), "a session is finished that is not open");
        self.isFinished = true;
    },
};

/** Who says good-bye. */
enum class Ending { server, programEnds, programCloses };

struct Plan {
    Options options;
    size_t fromProgram, fromServer;
    Ending ending;
    /** Places of the server's stream to be damaged, in order, and where it stops. */
    std::vector<size_t> damages;
    size_t stopsAt;
    size_t pieceMost, roomMost;
    /** Turns after which the program gives the session up; negative for never. */
    int patience;
    /** How often the session's fiber has its turn in one of ours, from 2 on; it gives way some thousand times in a handshake. */
    int rounds;
};

/** How a run came out; why it could not begin is `why`. */
struct Outcome {
    bool isOpen, isFailed, isClosed, isFinished, isResumed;
    size_t received;
    Reason why;
};

struct Counts {
    int opened, failed, ended, resumed, damaged;
    /** Sessions that were given up while their fiber was computing. */
    int interrupted;
    int reasons[64];
};
Counts counts;

Outcome connect(Server &server, Plan plan) {
    Connection self;
    self.pieceMost = plan.pieceMost;
    self.roomMost = plan.roomMost;
    console.clear();
    Outcome outcome = {};
    self.session = Session::create(plan.options, CARRIER, &self, &outcome.why);
    if (!self.session) {
        require(outcome.why != Reason::none && *sentenceOf(outcome.why), "a session can't be made, and no sentence says why");
        return outcome;
    }
    server.accept(plan.fromServer, plan.fromProgram, plan.ending == Ending::server);
    Session &session = *self.session;
    session.start();
    size_t streamed = 0;
    bool isStopped = false, hasSaidGoodbye = false, isComputing = false;
    std::sort(plan.damages.begin(), plan.damages.end());
    size_t next = 0;
    for (int turn = 0, idle = 0; !self.isOver() && turn != plan.patience; turn++) {
        size_t carriedBefore = self.carried;
        Bytes bytes = server.step(self.toServer);
        size_t count = bytes.size();
        size_t start = streamed;
        streamed += count;
        // From behind, so that the places before stay where they are.
        size_t until = next;
        while (until < plan.damages.size() && plan.damages[until] < streamed)
            until++;
        for (size_t i = until; i-- > next;) {
            damage(bytes, plan.damages[i] - start);
            counts.damaged++;
        }
        next = until;
        if (isStopped)
            bytes.clear();
        if (streamed > plan.stopsAt && !isStopped) {
            isStopped = true;
            bytes.resize(std::min(bytes.size(), plan.stopsAt - start));
        }
        self.toProgram.insert(self.toProgram.end(), bytes.begin(), bytes.end());

        size_t receivedBefore = self.received;
        if (self.isOpen) {
            uint8_t data[700];
            size_t most = 1 + chance.below(sizeof data);
            size_t toSend = std::min(most, plan.fromProgram - self.sent);
            for (size_t i = 0; i < toSend; i++)
                data[i] = programByte(self.sent + i);
            size_t room = session.room(), taken = toSend ? session.send(data, toSend) : 0;
            require(taken <= toSend && taken <= room, "more is taken than there is room for");
            self.sent += taken;
            if (self.isReadable) {
                size_t available = session.available();
                size_t got = session.read(data, most);
                require(got <= most && got <= available, "more is read than there is");
                for (size_t i = 0; i < got; i++)
                    require(data[i] == serverByte(self.received + i), "a wrong byte is read");
                self.received += got;
                self.isReadable = got < available || session.available();
            }
            bool isAllSent = self.sent == plan.fromProgram;
            if (!hasSaidGoodbye && plan.ending != Ending::server && isAllSent && self.received == plan.fromServer) {
                hasSaidGoodbye = true;
                if (plan.ending == Ending::programEnds)
                    session.end();
                else
                    require(session.close(), "an open session has nobody to say good-bye to");
            }
        }
        session.wake();
        int rounds = 0;
        while (rounds < plan.rounds && fibers_run_once())
            rounds++;
        isComputing = rounds == plan.rounds;
        bool isBusy = rounds > 1;
        bool isMoving = count || self.carried != carriedBefore || self.received != receivedBefore;
        idle = isMoving || isBusy ? 0 : idle + 1;
        if (idle > 5 && !self.hasEnded)
            self.hasEnded = true;
        else if (idle > 10)
            require(false, "a session whose connection has ended does not end");
        require(turn < 50000, "a session does not come to an end");
    }
    outcome = {self.isOpen, self.isFailed, self.isClosed, self.isFinished, server.isResumed, self.received, session.reason()};
    if (self.isClosed)
        require(self.received == server.sent, "a session is closed in order, and something is missing");
    if (self.isFailed) {
        require(session.reason() != Reason::none && session.text()[0], "a session fails without a sentence");
        require(console.find(session.text()) != std::string::npos, "a failure is not on the console");
    } else if (!self.isOver()) {
        counts.interrupted += isComputing;
        session.transportFailed("the connection is lost");
    }
    // After its end it may be woken, in the middle of a computation, too; the carrier's functions above tell if it says anything.
    bool isLost = !self.isOver();
    if (isLost || chance.percent(50)) {
        session.wake();
        for (int i = 0; i < plan.rounds && fibers_run_once(); i++) {
        }
        require(self.isOver() != isLost, "a session whose connection is lost goes on");
    }
    require(server.isReceivedRight, "the server has received a wrong byte");
    session.destroy();
    self.unshow();
    require(fibers_count() == 0, "a session's fiber is left");
    return outcome;
}

void requireSuccess(const Outcome &outcome, const Plan &plan) {
    require(outcome.isOpen && !outcome.isFailed && (outcome.isClosed || outcome.isFinished), "an undamaged session fails");
    require(outcome.received == plan.fromServer, "bytes of an undamaged session are missing");
}

void requireNothingLeft() {
    require(blocks == 0, "memory is not given back");
}

Plan simplePlan() {
    Plan plan = {};
    plan.options.serverName = "broker";
    plan.options.port = PORT;
    plan.options.anchors = given->trust.data();
    plan.options.anchorsBytes = given->trust.size();
    plan.fromProgram = 1300;
    plan.fromServer = 2500;
    plan.stopsAt = SIZE_MAX;
    plan.pieceMost = plan.roomMost = SIZE_MAX;
    plan.patience = -1;
    plan.rounds = 20000;
    return plan;
}

uint16_t suiteFor(const Kind &kind, int which) {
    static const uint16_t suites[2][3] = {
        {BR_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, BR_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
         BR_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384},
        {BR_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, BR_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
         BR_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}};
    return suites[kind.isRsa][which];
}

/** What is trusted, in one of the ways there are; `pin` outlives the plan. */
enum class TrustKind { anchors, address, pin, insecure, bundle };
uint32_t trustKinds = 4;

void trustIn(Plan &plan, TrustKind kind, const Kind &server, uint8_t pin[PIN_BYTES]) {
    if (kind == TrustKind::address)
        plan.options.serverName = "10.0.2.2";
    if (kind == TrustKind::anchors || kind == TrustKind::address)
        return;
    plan.options.anchors = nullptr;
    plan.options.insecure = kind == TrustKind::insecure;
    if (kind != TrustKind::pin)
        return;
    br_sha256_context hash;
    br_sha256_init(&hash);
    br_sha256_update(&hash, server.chain[0].data(), server.chain[0].size());
    br_sha256_out(&hash, pin);
    plan.options.pin = pin;
}

void count(const Outcome &outcome) {
    counts.opened += outcome.isOpen;
    counts.resumed += outcome.isOpen && outcome.isResumed;
    counts.failed += outcome.isFailed;
    counts.ended += outcome.isClosed || outcome.isFinished;
    counts.reasons[-int(outcome.why)]++;
}

/** A session and, often, one that resumes it; one of them is damaged. */
void runStream() {
    const Kind &kind = chance.percent(15) ? given->rsa : given->ec;
    Plan plan = simplePlan();
    uint8_t pin[PIN_BYTES];
    trustIn(plan, TrustKind(chance.below(trustKinds)), kind, pin);
    bool wantsClient = chance.percent(30);
    if (wantsClient && chance.percent(80)) {
        plan.options.identity = given->identity.data();
        plan.options.identityBytes = given->identity.size();
    }
    bool mayFail = wantsClient && !plan.options.identity;
    plan.fromProgram = chance.below(3000);
    plan.fromServer = chance.below(6000);
    plan.ending = Ending(chance.below(3));
    if (chance.percent(40))
        plan.pieceMost = 1 + chance.below(300);
    if (chance.percent(30))
        plan.roomMost = 1 + chance.below(400);
    Server server(kind.chain, kind.key, suiteFor(kind, int(chance.below(3))), wantsClient ? &given->anchor : nullptr, NOW, seed);
    bool isSecond = chance.percent(60);
    if (isSecond) {
        Outcome first = connect(server, plan);
        if (!mayFail)
            requireSuccess(first, plan);
        count(first);
    }
    bool isDamaged = chance.percent(95);
    Plan damaged = plan;
    // A first handshake's messages of the server are 700 to 1500 bytes, a resumed one's 150.
    uint32_t within = chance.percent(70) ? (isSecond ? 150 : 1500) : 8000;
    switch (isDamaged ? chance.below(10) : 10) {
    case 0:
        damaged.stopsAt = chance.below(within);
        break;
    case 1:
        damaged.patience = int(chance.below(chance.percent(50) ? 30 : 500));
        damaged.rounds = 2 + int(chance.below(20));
        break;
    case 2:
    case 3:
        server.misbehaveAfter(chance.below(uint32_t(plan.fromServer) + 1));
        break;
    case 10:
        break;
    default:
        for (uint32_t i = 1 + chance.below(3); i > 0; i--)
            damaged.damages.push_back(chance.below(within));
    }
    Outcome second = connect(server, damaged);
    if (!isDamaged && !mayFail)
        requireSuccess(second, damaged);
    count(second);
    library::forget(plan.options);
}

/** The length of a certificate up to the end of what its signature covers (RFC 5280 §4.1). */
size_t signedBytes(const Bytes &certificate) {
    require(certificate.size() > 300 && certificate[1] == 0x82 && certificate[5] == 0x82, "a certificate is shorter than usual");
    return 8 + (size_t(certificate[6]) << 8 | certificate[7]);
}

/** The server has a damaged chain; it has the key of its certificate. */
void runCertificate() {
    Kind kind = chance.percent(10) ? given->rsa : given->ec;
    size_t which = chance.below(uint32_t(kind.chain.size()));
    Bytes whole = kind.chain[which];
    Plan plan = simplePlan();
    uint8_t pin[PIN_BYTES];
    TrustKind trust = TrustKind(chance.below(trustKinds));
    trustIn(plan, trust, kind, pin);
    for (uint32_t i = 1 + chance.below(3); i > 0; i--)
        damage(kind.chain[which], chance.below(uint32_t(whole.size())));
    if (chance.percent(10))
        kind.chain[which].resize(chance.below(uint32_t(whole.size())));
    if (chance.percent(3))
        kind.chain.clear();
    if (chance.percent(40))
        plan.pieceMost = 1 + chance.below(100);
    plan.fromProgram = plan.fromServer = 10;
    Server server(kind.chain, kind.key, suiteFor(kind, 0), nullptr, NOW, seed);
    Outcome outcome = connect(server, plan);
    if (!kind.chain.empty() && trust != TrustKind::insecure && outcome.isOpen) {
        const Bytes &now = kind.chain[which];
        size_t covered = signedBytes(whole);
        bool isCovered = now.size() >= covered && std::equal(whole.begin(), whole.begin() + long(covered), now.begin());
        // Only the first one has the pinned fingerprint, which is of all of it; what follows its end is no part of it.
        bool isWhole = now.size() >= whole.size() && std::equal(whole.begin(), whole.end(), now.begin());
        bool isSame = trust == TrustKind::pin ? which > 0 || isWhole : isCovered;
        require(isSame, "a changed certificate is trusted");
    }
    count(outcome);
    library::forget(plan.options);
}

bool isText(const char *text, size_t bytes) {
    const char *end = std::find(text, text + bytes, 0);
    return end != text + bytes && std::all_of(text, end, [](char c) { return uint8_t(c) >= ' '; });
}

/** A copy whose end is its memory's, damaged. */
Bytes damagedCopy(const Bytes &of) {
    Bytes copy = of;
    for (uint32_t i = chance.below(5); i > 0; i--)
        damage(copy, chance.below(uint32_t(of.size())));
    if (chance.percent(30))
        copy.resize(chance.below(uint32_t(copy.size() + 1)));
    copy.shrink_to_fit();
    return copy;
}

/** What parses, with nothing around it: more of it in the same time. */
void runReaders() {
    static const uint8_t address[4] = {10, 0, 2, 2};
    for (int round = 0; round < 20; round++) {
        const Bytes *const certificates[] = {&given->ec.chain[0], &given->ec.chain[1], &given->rsa.chain[0]};
        Bytes bytes = damagedCopy(*certificates[chance.below(3)]);
        CertificateReader reader;
        reader.begin(address, chance.percent(30));
        for (size_t at = 0, count; at < bytes.size(); at += count) {
            count = std::min<size_t>(1 + chance.below(200), bytes.size() - at);
            uint8_t *piece = static_cast<uint8_t *>(malloc(count));
            memcpy(piece, bytes.data() + at, count);
            reader.feed(piece, count);
            free(piece);
        }
        require(isText(reader.issuer, sizeof reader.issuer) && isText(reader.names, sizeof reader.names), "a name is no text");
    }
    Plan plan = simplePlan();
    Bytes trust = damagedCopy(given->trust), identity = damagedCopy(given->identity);
    plan.options.anchors = trust.data();
    plan.options.anchorsBytes = trust.size();
    if (chance.percent(50)) {
        plan.options.identity = identity.data();
        plan.options.identityBytes = identity.size();
    }
    hasEntropy = chance.percent(90);
    Reason why;
    Connection none;
    if (Session *session = Session::create(plan.options, CARRIER, &none, &why)) {
        require(hasEntropy, "a session is made without a source of random numbers");
        counts.opened++;
        session->destroy();
    } else {
        bool isExpected = why == Reason::badOptions || why == Reason::nothingTrusted || (!hasEntropy && why == Reason::noEntropy);
        require(isExpected, "damaged options are refused for another reason");
        counts.failed++;
    }
}

void runs(void (*run)(), uint32_t first, uint32_t number) {
    for (seed = first; seed < first + number; seed++) {
        chance = Random(seed);
        run();
        requireNothingLeft();
    }
    printf("%u runs: %d sessions opened, %d failed, %d ended in order, %d resumed, %d interrupted; %d places damaged\n", number,
           counts.opened, counts.failed, counts.ended, counts.resumed, counts.interrupted, counts.damaged);
    for (int i = 1; i < 64; i++)
        if (counts.reasons[i])
            printf("%d times: %s\n", counts.reasons[i], sentenceOf(Reason(-i)));
}

/** Two sessions, the second of which may resume the first. False if nothing failed. */
bool runWithFailures(const Kind &kind, bool hasIdentity) {
    Plan plan = simplePlan();
    if (hasIdentity) {
        plan.options.identity = given->identity.data();
        plan.options.identityBytes = given->identity.size();
    }
    Server server(kind.chain, kind.key, suiteFor(kind, 0), hasIdentity ? &given->anchor : nullptr, NOW, 1);
    allocations = allocationsFailed = 0;
    for (int i = 0; i < 2; i++) {
        int failedBefore = allocationsFailed;
        Outcome outcome = connect(server, plan);
        if (outcome.isOpen) {
            requireSuccess(outcome, plan);
            continue;
        }
        require(allocationsFailed > failedBefore, "a session can't be made though nothing failed");
        require(outcome.why == Reason::noMemory && strcmp(sentenceOf(outcome.why), "no memory for TLS") == 0,
                "a session without memory fails for another reason");
        counts.failed++;
    }
    library::forget(plan.options);
    requireNothingLeft();
    return allocationsFailed > 0;
}

void runAllocations() {
    for (int which = 0; which < 4; which++) {
        const Kind &kind = which & 1 ? given->rsa : given->ec;
        bool hasIdentity = which & 2;
        for (seed = 1, failAt = 1; runWithFailures(kind, hasIdentity); seed++, failAt++) {
        }
        printf("each of %d allocations failed in turn\n", failAt - 1);
        failAt = 0;
        for (failEvery = 1; failEvery < 6; failEvery++)
            runWithFailures(kind, hasIdentity);
        failEvery = 0;
    }
    printf("%d sessions had no memory\n", counts.failed);
}

} // namespace

/** UndefinedBehaviorSanitizer calls it with each report. */
extern "C" void __ubsan_on_report() {
    sayWhere();
}

// --- What the runtime and the port supply ---

extern "C" {

void *platform_try_malloc(size_t bytes) {
    if (fails())
        return nullptr;
    blocks++;
    return malloc(bytes);
}

void xfree(void *pointer) {
    blocks -= pointer != nullptr;
    free(pointer);
}

// Aligned to 4 bytes and no more, as the collector's are.
void *platform_try_malloc_large(size_t bytes) {
    auto memory = static_cast<uint8_t *>(platform_try_malloc(bytes + 4));
    return memory ? memory + 4 : nullptr;
}

void platform_free_large(void *pointer) {
    xfree(static_cast<uint8_t *>(pointer) - 4);
}

/** Goes on with each look at it, so that the steps of a handshake give way. */
uint32_t platform_time_ms(void) {
    static uint32_t now = 0;
    return now++;
}

uint32_t platform_unix_time(void) {
    return NOW;
}

bool platform_unix_time_is_set(void) {
    return true;
}

bool port_entropy(void *to, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        static_cast<uint8_t *>(to)[i] = uint8_t(chance.next());
    return hasEntropy;
}

void platform_console_line(const char *format, ...) {
    char line[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    console += line;
    console += '\n';
}

} // extern "C"

bool fibers_have_room() {
    return !fails();
}

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    folder = argv[1];
    what = argv[2];
    __sanitizer_set_death_callback(sayWhere);
    std::string mode = what;
    given = new Given;
    if (library::setBundle(given->anchor))
        trustKinds++;
    uint32_t first = argc > 3 ? uint32_t(atoi(argv[3])) : 0, number = argc > 4 ? uint32_t(atoi(argv[4])) : 1;
    if (mode == "streams")
        runs(runStream, first, number);
    else if (mode == "certificates")
        runs(runCertificate, first, number);
    else if (mode == "readers")
        runs(runReaders, first, number);
    else if (mode == "allocations")
        runAllocations();
    else
        return 2;
    return 0;
}
