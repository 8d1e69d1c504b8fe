// A session, moved by mbed TLS in the worker's task. What the two share belongs to the one or the other: from worker_do() until
// `isDone` it is the worker's, and fibers touch only what is marked as theirs. In between, the scheduler's turns hand over what the
// transport has received, take what is to be sent, and tell the carrier. esp-tls itself, which is mbed TLS over sockets of its own, is
// not called: the transport is libs/net's, over lwIP's raw API, as with BearSSL.
//
// All memory is the SDK's, none the program's.

#include <new>

#include <string.h>

#include "fibers.h"
#include "keys.h"
#include "peer-check.h"
#include "platform-api.h"
#include "tls/entropy.h"
#include "tls/session-base.h"
#include "unix-time.h"
#include "worker.h"

namespace tls {

namespace {

constexpr size_t NAME_BYTES = 256;
constexpr size_t INPUT_BYTES = 1460, OUTPUT_BYTES = 1460, PLAIN_BYTES = 1024;

// Forward-secret suites with authenticated encryption; those first that the chip has hardware for.
constexpr int SUITES[] = {
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    MBEDTLS_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    0,
};

/** Bytes in one piece: taken from the front, added at the end. */
template <size_t SIZE> struct Bytes {
    size_t from, to;
    uint8_t data[SIZE];

    size_t count() const { return to - from; }
    const uint8_t *first() const { return data + from; }
    size_t room() const { return SIZE - to; }

    void moveToFront() {
        memmove(data, first(), count());
        to = count();
        from = 0;
    }

    size_t add(const uint8_t *bytes, size_t length) {
        if (length > room())
            length = room();
        memcpy(data + to, bytes, length);
        to += length;
        return length;
    }

    size_t take(uint8_t *bytes, size_t length) {
        if (length > count())
            length = count();
        memcpy(bytes, first(), length);
        from += length;
        return length;
    }
};

struct MbedSession final : SessionBase {
    /** All that there are, those given up included. Fibers'. */
    MbedSession *next;
    /** There may be something to do. Fibers'. */
    bool isDue;
    /** The worker has it. Fibers'. */
    bool isBusy;
    /** Destroyed while the worker had it. Fibers'. */
    bool isGivenUp;
    /** The worker's word that it is done. */
    bool isDone;
    size_t bytes;
    Identity identity;
    PeerCheck check;
    mbedtls_ssl_context ssl;
    mbedtls_ssl_config config;
    mbedtls_x509_crt chain;
    mbedtls_pk_context key;
    bool isPrepared;

    Bytes<INPUT_BYTES> input;
    bool hasInputEnded;
    Bytes<OUTPUT_BYTES> output;
    /** What was decrypted. Fibers' unless it is empty. */
    Bytes<PLAIN_BYTES> plain;
    /** What the program sends: fibers add to it at any time, while the worker reads what was there before. */
    Bytes<PLAIN_BYTES> pending;
    /** What records were made of, as fibers know. Fibers'. */
    size_t unsentRecords;

    // What the worker is to do, and what came of it.
    size_t toSend;
    bool isHandshake, saysGoodbye, reads;
    int error;
    size_t sent, got, progress;
    /** Bytes that mbed TLS has begun to send, and wants to be called with again. */
    size_t begun;
    bool hasSaidGoodbye, hasPeerSaidGoodbye;

    bool isOver() const { return state == State::created || state == State::ended; }
    bool poll();
    bool receive();
    void send();
    bool hasWork() const;
    void post();
    void work();
    int shakeHands();
    void moveRecords();
    void takeResult();
    void takeRecords();
    void explain(int code);
    bool isTooLarge(int code) const;
    void release();
};

MbedSession *sessions;

MbedSession &sessionOf(Session *session) {
    return *static_cast<MbedSession *>(session);
}

const MbedSession &sessionOf(const Session *session) {
    return *static_cast<const MbedSession *>(session);
}

// --- Called by mbed TLS, in the worker ---

int giveReceived(void *of, unsigned char *to, size_t count) {
    auto &session = *static_cast<MbedSession *>(of);
    size_t taken = session.input.take(to, count);
    session.progress += taken;
    if (taken)
        return int(taken);
    return session.hasInputEnded ? 0 : MBEDTLS_ERR_SSL_WANT_READ;
}

int takeToBeSent(void *of, const unsigned char *bytes, size_t count) {
    auto &session = *static_cast<MbedSession *>(of);
    size_t taken = session.output.add(bytes, count);
    session.progress += taken;
    return taken ? int(taken) : MBEDTLS_ERR_SSL_WANT_WRITE;
}

void workOn(void *of) {
    static_cast<MbedSession *>(of)->work();
}

bool isWaiting(int error) {
    return error == MBEDTLS_ERR_SSL_WANT_READ || error == MBEDTLS_ERR_SSL_WANT_WRITE;
}

/** What the peer is asked to keep to, as far as a length that TLS has a number for. */
int askForShortRecords(mbedtls_ssl_config *config) {
#if defined(MBEDTLS_SSL_MAX_FRAGMENT_LENGTH) && MBEDTLS_SSL_IN_CONTENT_LEN < 16384
    // It is for both directions.
    constexpr int MOST = MBEDTLS_SSL_IN_CONTENT_LEN < MBEDTLS_SSL_OUT_CONTENT_LEN ? MBEDTLS_SSL_IN_CONTENT_LEN
                                                                                  : MBEDTLS_SSL_OUT_CONTENT_LEN;
    constexpr unsigned char CODE = MOST >= 4096   ? MBEDTLS_SSL_MAX_FRAG_LEN_4096
                                   : MOST >= 2048 ? MBEDTLS_SSL_MAX_FRAG_LEN_2048
                                   : MOST >= 1024 ? MBEDTLS_SSL_MAX_FRAG_LEN_1024
                                                  : MBEDTLS_SSL_MAX_FRAG_LEN_512;
    return mbedtls_ssl_conf_max_frag_len(config, CODE);
#else
    (void)config;
    return 0;
#endif
}

/** Returns 0 or mbed TLS's error. */
int configure(MbedSession &session) {
    mbedtls_ssl_config *config = &session.config;
    int error = mbedtls_ssl_config_defaults(config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
                                            MBEDTLS_SSL_PRESET_DEFAULT);
    if (error)
        return error;
    mbedtls_ssl_conf_min_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_max_tls_version(config, MBEDTLS_SSL_VERSION_TLS1_2);
    mbedtls_ssl_conf_ciphersuites(config, SUITES);
    mbedtls_ssl_conf_authmode(config, MBEDTLS_SSL_VERIFY_REQUIRED);
    mbedtls_ssl_conf_rng(config, randomBytes, nullptr);
#ifdef MBEDTLS_SSL_RENEGOTIATION
    mbedtls_ssl_conf_renegotiation(config, MBEDTLS_SSL_RENEGOTIATION_DISABLED);
#endif
    error = askForShortRecords(config);
    if (!error && !session.check.init(config, session.words, SessionBase::TEXT_BYTES))
        error = MBEDTLS_ERR_SSL_ALLOC_FAILED;
    if (!error)
        error = mbedtls_ssl_setup(&session.ssl, config);
    if (error)
        return error;
    mbedtls_ssl_set_bio(&session.ssl, &session, takeToBeSent, giveReceived, nullptr);
    // Sent to the server (RFC 6066 §3) and compared with its certificate: names only.
    return mbedtls_ssl_set_hostname(&session.ssl, session.check.hasAddress() ? nullptr : session.name);
}

// --- The worker's part ---

void MbedSession::work() {
    error = 0;
    sent = got = progress = 0;
    if (isHandshake)
        error = shakeHands();
    else
        moveRecords();
    __atomic_store_n(&isDone, true, __ATOMIC_RELEASE);
    platform_wake();
}

int MbedSession::shakeHands() {
    if (!isPrepared && identity.isThere()) {
        int code = readIdentity(identity, &chain, &key);
        if (!code)
            code = mbedtls_ssl_conf_own_cert(&config, &chain, &key);
        if (code)
            return code;
    }
    isPrepared = true;
    return mbedtls_ssl_handshake(&ssl);
}

void MbedSession::moveRecords() {
    if (toSend) {
        if (!begun)
            begun = toSend;
        error = mbedtls_ssl_write(&ssl, pending.first(), begun);
        if (error >= 0) {
            sent = size_t(error);
            progress += sent;
            begun = 0;
        }
        if (error < 0 && !isWaiting(error))
            return;
    }
    if (saysGoodbye && !hasSaidGoodbye && sent == toSend) {
        error = mbedtls_ssl_close_notify(&ssl);
        hasSaidGoodbye = !isWaiting(error);
    }
    if (!reads)
        return;
    error = mbedtls_ssl_read(&ssl, plain.data, PLAIN_BYTES);
    if (error > 0) {
        got = size_t(error);
        progress += got;
    } else if (error == 0) {
        error = MBEDTLS_ERR_SSL_CONN_EOF;
    } else if (error == MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY) {
        hasPeerSaidGoodbye = true;
        if (!hasSaidGoodbye)
            mbedtls_ssl_close_notify(&ssl);
        hasSaidGoodbye = true;
    }
}

// --- The fibers' part ---

/** Does what can be done now. False if nothing is to be. */
bool MbedSession::poll() {
    if (isBusy) {
        if (!__atomic_load_n(&isDone, __ATOMIC_ACQUIRE))
            return false;
        isBusy = false;
        if (isGivenUp)
            return true;
        takeResult();
    }
    if (!isDue || isOver())
        return false;
    isDue = false;
    send();
    // Who can't send any more has said all that can be said.
    bool isSaid = output.count() ? carrier->ended(owner) : hasSaidGoodbye;
    if (state == State::closing && isSaid) {
        state = State::ended;
        carrier->finished(owner);
        return false;
    }
    if (receive() && hasWork())
        post();
    return false;
}

/** Hands the transport what is to be sent. */
void MbedSession::send() {
    if (output.count())
        output.from += carrier->send(owner, output.first(), output.count());
    output.moveToFront();
    unsentRecords = output.count();
}

/** Takes what the transport has received. False if that ends the session. */
bool MbedSession::receive() {
    input.moveToFront();
    while (input.room()) {
        const uint8_t *received;
        size_t count = carrier->peek(owner, &received);
        if (!count) {
            hasInputEnded = carrier->ended(owner);
            break;
        }
        if (state == State::handshake && !isAnswered && *received != RECORD_HANDSHAKE && *received != RECORD_ALERT) {
            fail(Reason::noTls);
            return false;
        }
        isAnswered = true;
        carrier->consume(owner, input.add(received, count));
    }
    return true;
}

bool MbedSession::hasWork() const {
    bool isReceiving = input.count() || hasInputEnded;
    if (state == State::handshake)
        return !isPrepared || isReceiving || (error == MBEDTLS_ERR_SSL_WANT_WRITE && output.room());
    bool isSending = pending.count() || ((wantsEnd || state == State::closing) && !hasSaidGoodbye);
    return (isSending && output.room()) || (!plain.count() && (isReceiving || mbedtls_ssl_check_pending(&ssl)));
}

void MbedSession::post() {
    isHandshake = state == State::handshake;
    toSend = pending.count();
    saysGoodbye = wantsEnd || state == State::closing;
    // Once the program has closed it, nobody reads any more.
    reads = !plain.count() && state != State::closing;
    if (reads)
        plain.from = plain.to = 0;
    check.setTime(platform_unix_time());
    isDone = false;
    isBusy = true;
    if (!worker_do(workOn, this)) {
        isBusy = false;
        fail(Reason::noMemory);
    }
}

void MbedSession::takeResult() {
    if (isOver())
        return;
    send();
    isDue |= progress > 0;
    if (!isHandshake) {
        takeRecords();
    } else if (!error) {
        state = State::open;
        isDue = true;
        carrier->opened(owner);
    } else if (!isWaiting(error)) {
        explain(error);
    }
}

void MbedSession::takeRecords() {
    pending.from += sent;
    pending.moveToFront();
    if (wantsRoom && room() > 0) {
        wantsRoom = false;
        carrier->writable(owner);
    }
    if (got) {
        plain.to = got;
        if (state == State::open)
            carrier->readable(owner);
    } else if (hasPeerSaidGoodbye) {
        bool isOurs = state == State::closing;
        state = State::ended;
        if (isOurs)
            carrier->finished(owner);
        else
            carrier->closed(owner);
    } else if (error < 0 && !isWaiting(error)) {
        explain(error);
    }
}

void MbedSession::explain(int code) {
    if (code == MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE) {
        // In the record that mbed TLS has just read: its header's version, level and description (RFC 5246 §6.2.1, §7.2).
        const unsigned char *header = ssl.MBEDTLS_PRIVATE(in_hdr), *alert = ssl.MBEDTLS_PRIVATE(in_msg);
        constexpr int MINOR_VERSION = 2, DESCRIPTION = 1, MINOR_OF_TLS_1_2 = 3;
        // A server that has chosen a suite, and wants nothing of the client's, has no more reason for "handshake failure".
        bool isAsked = ssl.MBEDTLS_PRIVATE(state) > MBEDTLS_SSL_CERTIFICATE_REQUEST;
        failByAlert(alert[DESCRIPTION], header[MINOR_VERSION] < MINOR_OF_TLS_1_2, isAsked, identity.isThere());
        return;
    }
    if (state == State::handshake && check.reason != Reason::none) {
        fail(check.reason); // whose words are there already
        return;
    }
    Text text(words, TEXT_BYTES);
    Reason reason = Reason::protocol;
    switch (code) {
    case MBEDTLS_ERR_SSL_CONN_EOF:
        fail(Reason::ended);
        return;
    case MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY:
        fail(Reason::ended); // a good-bye instead of an answer
        return;
    case MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION:
        reason = state == State::handshake ? Reason::oldVersion : Reason::protocol;
        text << "the server speaks another version than TLS 1.2";
        break;
    case MBEDTLS_ERR_SSL_NO_RNG:
        reason = Reason::noEntropy;
        text << sentenceOf(reason);
        break;
    case MBEDTLS_ERR_SSL_INVALID_MAC:
        text << "a record was changed on its way";
        break;
    case MBEDTLS_ERR_RSA_VERIFY_FAILED:
    case MBEDTLS_ERR_ECP_VERIFY_FAILED:
        text << "the server's signature is wrong: it does not have the certificate's key";
        break;
    case MBEDTLS_ERR_SSL_BAD_CERTIFICATE:
        reason = Reason::badCertificate;
        text << WRONG_USAGE;
        break;
    default:
        if (isOutOfMemory(code))
            reason = Reason::noMemory;
        else if (isAboutCertificate(code))
            reason = Reason::badCertificate;
        else if (isTooLarge(code))
            reason = Reason::recordTooLarge;
        text << sentenceOf(reason);
        if (reason == Reason::protocol || reason == Reason::badCertificate)
            text << " (mbed TLS's error " << uint32_t(-code) << ")";
    }
    fail(reason);
}

/** Whether mbed TLS has given up because of a record that does not fit into its buffer. */
bool MbedSession::isTooLarge(int code) const {
    const unsigned char *header = ssl.MBEDTLS_PRIVATE(in_hdr);
    bool isAboutIt = code == MBEDTLS_ERR_SSL_INVALID_RECORD || code == MBEDTLS_ERR_SSL_BAD_INPUT_DATA;
    return isAboutIt && header && (header[3] << 8 | header[4]) > MBEDTLS_SSL_IN_CONTENT_LEN;
}

void MbedSession::release() {
    mbedtls_ssl_free(&ssl);
    mbedtls_ssl_config_free(&config);
    mbedtls_x509_crt_free(&chain);
    mbedtls_pk_free(&key);
    memset(static_cast<void *>(this), 0, bytes); // keys must not stay in memory
    mbedtls_free(this);
}

/** The scheduler's turn. */
uint32_t pollAll(uint32_t) {
    for (MbedSession **link = &sessions; *link;) {
        MbedSession *session = *link;
        if (session->poll()) {
            *link = session->next;
            session->release();
        } else {
            link = &session->next;
        }
    }
    return PLATFORM_POLL_IDLE;
}

} // namespace

void SessionBase::handshakeFailed() {}

Session *Session::create(const Options &options, const Carrier &carrier, void *owner, Reason *why) {
    static bool isPolled;
    if (!isPolled)
        platform_register_idle_poll(pollAll);
    isPolled = true;
    Trust trust;
    *why = Reason::badOptions;
    size_t nameBytes = strlen(options.serverName) + 1;
    if (nameBytes > NAME_BYTES || !trust.read(options.anchors, options.anchorsBytes))
        return nullptr;
    if (options.insecure && options.pin)
        return nullptr;
    if (options.insecure || options.pin)
        trust.count = 0;
    uint8_t random;
    if (!port_entropy(&random, sizeof(random))) {
        *why = Reason::noEntropy;
        return nullptr;
    }
    size_t anchorsBytes = trust.count ? options.anchorsBytes : 0;
    size_t identityBytes = options.identity ? options.identityBytes : 0;
    // The worker may still read them when the program, or the collector, has dropped them.
    size_t bytes = sizeof(MbedSession) + trust.count * sizeof(br_x509_trust_anchor) + anchorsBytes + identityBytes + nameBytes;
    void *memory = fibers_have_room() ? mbedtls_calloc(1, bytes) : nullptr;
    if (!memory) {
        *why = Reason::noMemory;
        return nullptr;
    }
    auto session = new (memory) MbedSession();
    auto anchors = reinterpret_cast<br_x509_trust_anchor *>(session + 1);
    auto at = reinterpret_cast<uint8_t *>(anchors + trust.count);
    auto keep = [&at](const void *from, size_t count) {
        uint8_t *kept = at;
        if (count)
            memcpy(kept, from, count);
        at += count;
        return kept;
    };
    if (trust.count) {
        trust.read(keep(options.anchors, anchorsBytes), anchorsBytes);
        trust.fill(anchors);
    }
    const uint8_t *identity = options.identity ? keep(options.identity, identityBytes) : nullptr;
    session->name = reinterpret_cast<char *>(keep(options.serverName, nameBytes));
    session->bytes = bytes;
    session->port = options.port;
    session->carrier = &carrier;
    session->owner = owner;
    PeerCheck::Rules &rules = session->check.rules;
    rules = {session->name, anchors, trust.count, options.insecure, options.pin != nullptr, {}};
    if (options.pin)
        memcpy(rules.pin, options.pin, PIN_BYTES);
    mbedtls_ssl_init(&session->ssl);
    mbedtls_ssl_config_init(&session->config);
    mbedtls_x509_crt_init(&session->chain);
    mbedtls_pk_init(&session->key);
    int error = 0;
    if (session->identity.read(identity, identityBytes))
        error = configure(*session);
    else
        error = MBEDTLS_ERR_SSL_BAD_INPUT_DATA;
    if (error) {
        *why = isOutOfMemory(error) ? Reason::noMemory : Reason::badOptions;
        session->release();
        return nullptr;
    }
    session->next = sessions;
    sessions = session;
    if (options.insecure)
        warnInsecure(*session);
    *why = Reason::none;
    return session;
}

void Session::destroy() {
    MbedSession &session = sessionOf(this);
    if (session.isBusy) {
        session.isGivenUp = true;
        session.state = State::ended;
        return;
    }
    MbedSession **link = &sessions;
    while (*link != &session)
        link = &(*link)->next;
    *link = session.next;
    session.release();
}

void Session::start() {
    sessionOf(this).state = State::handshake;
    wake();
}

void Session::wake() {
    sessionOf(this).isDue = true;
    platform_wake();
}

size_t Session::available() const {
    return sessionOf(this).plain.count();
}

size_t Session::read(uint8_t *to, size_t count) {
    MbedSession &session = sessionOf(this);
    size_t taken = session.plain.take(to, count);
    if (taken && !session.plain.count())
        wake();
    return taken;
}

size_t Session::room() const {
    const MbedSession &session = sessionOf(this);
    return session.state == State::open && !session.wantsEnd ? session.pending.room() : 0;
}

size_t Session::send(const uint8_t *bytes, size_t count) {
    MbedSession &session = sessionOf(this);
    size_t taken = room() ? session.pending.add(bytes, count) : 0;
    if (taken)
        wake();
    if (taken < count)
        session.wantsRoom = true;
    return taken;
}

size_t Session::unsent() const {
    const MbedSession &session = sessionOf(this);
    return session.pending.count() + session.unsentRecords;
}

} // namespace tls

/** None of it is the program's memory. */
extern "C" const uint32_t tls_session_bytes[2] = {0, 0};
