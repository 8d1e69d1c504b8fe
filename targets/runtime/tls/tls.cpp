// A session: BearSSL's engine, moved along by a fiber of its own, since a handshake needs more stack than other fibers have.
//
// Its memory is two blocks, both taken at first. The smaller one is the stack of the handshake, and is given back after it; what comes
// then needs less stack, and finds it where the data of the handshake was.
//
// The fiber's loop takes what the transport has, hands on what the engine has for it, and sleeps when neither is possible. Programs'
// fibers, whose stacks are small, only copy bytes out of and into the engine's buffers; encrypting and decrypting is the fiber's.
// Nothing here is interrupted by another fiber except where the fiber itself gives way: within the operations that take millions of
// instructions (steps.cpp). While it does, nobody else touches the engine: the handshake is not over then.

#include "tls.h"

#include <string.h>

#include "bearssl.h"
#include "entropy.h"
#include "fibers.h"
#include "peer-check.h"
#include "platform-api.h"
#include "ram-shares.h"
#include "session-base.h"
#include "session-cache.h"
#include "trust.h"

extern "C" {
/** BearSSL asks for a source of its own; it gets its seed from port_entropy. */
br_prng_seeder br_prng_seeder_system(const char **name) {
    if (name)
        *name = "none";
    return nullptr;
}
}

namespace tls {

namespace {

// What a handshake takes is measured (README.md); the fiber itself and its switch are in it.
constexpr size_t STACK_BYTES = C_STACK(5888);
/** RFC 6066 §4: what the peer is asked to keep to. */
constexpr unsigned LOG_FRAGMENT_BYTES = 11;
/** Header, explicit nonce and tag of a record with an AEAD suite. */
constexpr size_t RECORD_OVERHEAD = 5 + 8 + 16;
constexpr size_t INPUT_BYTES = (1 << LOG_FRAGMENT_BYTES) + RECORD_OVERHEAD;
/** The least that BearSSL takes: 512 bytes of data. */
constexpr size_t OUTPUT_BYTES = 512 + 85;
constexpr size_t ENTROPY_BYTES = 32;
constexpr size_t NAME_BYTES = sizeof(br_ssl_engine_context::server_name);

// Forward-secret suites with authenticated encryption; the fastest here first (bench/tls.ts).
constexpr uint16_t SUITES[] = {
    BR_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, BR_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    BR_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,       BR_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    BR_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,       BR_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
};

/** P-521 would need more stack. */
constexpr uint32_t CURVES = 1u << BR_EC_secp256r1 | 1u << BR_EC_secp384r1 | 1u << BR_EC_curve25519;

/** What BearSSL calls for the client's certificate: its own functions, with a note that the peer has asked for one. */
struct ClientChoice {
    br_ssl_client_certificate_class functions;
    /** BearSSL's; null if there is no certificate. */
    const br_ssl_client_certificate_class *own;
    bool isAsked;
};

/** What only the handshake needs; the stack for the time after it takes the place. */
struct Handshake {
    br_ec_impl curves;
    PeerCheck check;
    Identity identity;
    ClientChoice choice;
    uint8_t key[SESSION_KEY_BYTES];
    bool isResuming;
};

struct Engine : SessionBase {
    br_ssl_client_context client;
    alignas(16) Handshake handshake;
    void *memory;
    /** The handshake's stack, and the fiber that runs on it; null after it. */
    void *stack;
    Fiber *handshakeFiber;
    /** The fiber that runs the session now. */
    Fiber *fiber;
    /** Our close_notify was made. */
    bool isClosed;
    /** Bytes of the program's in the engine's buffer that no record was made of yet. */
    uint16_t pending;
    size_t bytes;
    uint8_t input[INPUT_BYTES], output[OUTPUT_BYTES];
    br_x509_trust_anchor anchors[];

    br_ssl_engine_context *ssl() { return &client.eng; }

    void init(const Options &options, const Trust &trust);
    void watchChoice();
    void endHandshakeFiber();
    void runHandshake();
    void run();
    bool step();
    void sendCloseNotify();
    bool sendRecords();
    bool receiveRecords();
    void handshakeIsOver();
    bool engineClosed();
    void explain(unsigned code);
    void useIdentity();
};

Engine &engineOf(Session *session) {
    return *static_cast<Engine *>(session);
}

const Engine &engineOf(const Session *session) {
    return *static_cast<const Engine *>(session);
}

void runHandshake(Fiber *fiber) {
    static_cast<Engine *>(fiber->data)->runHandshake();
}

void runRecords(Fiber *fiber) {
    auto engine = static_cast<Engine *>(fiber->data);
    engine->endHandshakeFiber();
    engine->run();
}

void Engine::init(const Options &options, const Trust &trust) {
    name = static_cast<char *>(memcpy(anchors + trust.count, options.serverName, strlen(options.serverName) + 1));
    port = options.port;
    PeerCheck &check = handshake.check;
    check.serverName = name;
    check.isInsecure = options.insecure;
    check.isPinned = options.pin != nullptr;
    if (options.pin)
        memcpy(check.pin, options.pin, PIN_BYTES);
    check.text = words;
    check.textBytes = TEXT_BYTES;
    handshake.curves = br_ec_all_m15;
    handshake.curves.supported_curves = CURVES;
    check.init(anchors, trust.count, &handshake.curves, br_rsa_i15_pkcs1_vrfy, br_ecdsa_i15_vrfy_asn1);

    br_ssl_client_zero(&client);
    br_ssl_engine_set_versions(ssl(), BR_TLS12, BR_TLS12);
    br_ssl_engine_set_suites(ssl(), SUITES, sizeof(SUITES) / sizeof(SUITES[0]));
    br_ssl_engine_set_hash(ssl(), br_sha256_ID, &br_sha256_vtable);
    br_ssl_engine_set_hash(ssl(), br_sha384_ID, &br_sha384_vtable);
    br_ssl_engine_set_hash(ssl(), br_sha512_ID, &br_sha512_vtable);
    br_ssl_engine_set_prf_sha256(ssl(), br_tls12_sha256_prf);
    br_ssl_engine_set_prf_sha384(ssl(), br_tls12_sha384_prf);
    br_ssl_engine_set_ec(ssl(), &handshake.curves);
    br_ssl_engine_set_rsavrfy(ssl(), br_rsa_i15_pkcs1_vrfy);
    br_ssl_engine_set_ecdsa(ssl(), br_ecdsa_i15_vrfy_asn1);
    br_ssl_engine_set_aes_ctr(ssl(), &br_aes_ct_ctr_vtable);
    br_ssl_engine_set_ghash(ssl(), br_ghash_ctmul32);
    br_ssl_engine_set_gcm(ssl(), &br_sslrec_in_gcm_vtable, &br_sslrec_out_gcm_vtable);
    br_ssl_engine_set_chacha20(ssl(), br_chacha20_ct_run);
    br_ssl_engine_set_poly1305(ssl(), br_poly1305_ctmul32_run);
    br_ssl_engine_set_chapol(ssl(), &br_sslrec_in_chapol_vtable, &br_sslrec_out_chapol_vtable);
    br_ssl_engine_set_x509(ssl(), &check.vtable);
    br_ssl_engine_add_flags(ssl(), BR_OPT_NO_RENEGOTIATION);
    br_ssl_engine_set_buffers_bidi(ssl(), input, INPUT_BYTES, output, OUTPUT_BYTES);
    // The output buffer bounds what is sent anyway.
    ssl()->log_max_frag_len = LOG_FRAGMENT_BYTES;
    ssl()->max_frag_len = 1 << LOG_FRAGMENT_BYTES;
}

void Engine::runHandshake() {
    br_ssl_session_parameters parameters;
    handshake.isResuming = session_cache::get(handshake.key, &parameters);
    if (handshake.isResuming)
        br_ssl_engine_set_session_parameters(ssl(), &parameters);
    // RFC 6066 §3: addresses are not sent as names.
    br_ssl_client_reset(&client, handshake.check.isAddress ? nullptr : name, handshake.isResuming);
    run();
}

void Engine::run() {
    for (;;)
        if (!step())
            fibers_block(FiberState::Sleeping, -1);
}

void Engine::endHandshakeFiber() {
    if (handshakeFiber)
        fibers_remove(handshakeFiber);
    handshakeFiber = nullptr;
    if (stack) {
        memset(stack, 0, STACK_BYTES); // keys must not stay in memory
        platform_free_large(stack);
    }
    stack = nullptr;
}

/** Does one thing, if there is one to do. */
bool Engine::step() {
    if (state == State::created || state == State::ended)
        return false;
    unsigned can = br_ssl_engine_current_state(ssl());
    if (can == BR_SSL_CLOSED)
        return engineClosed();
    if (state == State::handshake && (can & BR_SSL_SENDAPP)) {
        handshakeIsOver();
        return false; // the other fiber goes on
    }
    if ((can & BR_SSL_SENDREC) && sendRecords())
        return true;
    if (pending && (can & BR_SSL_SENDAPP)) {
        pending = 0;
        br_ssl_engine_flush(ssl(), 0);
        return true;
    }
    if (wantsEnd && !isClosed && state == State::open && (can & BR_SSL_SENDAPP)) {
        sendCloseNotify();
        return true;
    }
    if (state == State::closing && !(can & BR_SSL_SENDREC)) {
        if (isClosed) {
            state = State::ended;
            carrier->finished(owner);
            return false;
        }
        isClosed = true;
        br_ssl_engine_close(ssl());
        return true;
    }
    if (wantsRoom && !wantsEnd && room() > 0) {
        wantsRoom = false;
        carrier->writable(owner);
    }
    if (can & BR_SSL_RECVAPP) {
        if (!isReadableTold)
            carrier->readable(owner);
        isReadableTold = true;
        return false;
    }
    if (can & BR_SSL_RECVREC)
        return receiveRecords();
    // BearSSL takes nothing more when bytes follow a HelloRequest in its record.
    if (state == State::open && can == BR_SSL_SENDAPP)
        fail(Reason::protocol);
    return false;
}

/** br_ssl_engine_close would do that, and have the engine drop what the peer sends from then on. */
void Engine::sendCloseNotify() {
    constexpr uint8_t closeNotify[] = {1, 0}; // a warning, RFC 5246 §7.2
    isClosed = true;
    size_t length;
    memcpy(br_ssl_engine_sendapp_buf(ssl(), &length), closeNotify, sizeof(closeNotify));
    br_ssl_engine_sendapp_ack(ssl(), sizeof(closeNotify));
    ssl()->record_type_out = RECORD_ALERT;
    br_ssl_engine_flush(ssl(), 0);
    ssl()->record_type_out = RECORD_APPLICATION_DATA;
}

bool Engine::sendRecords() {
    size_t length;
    const uint8_t *bytes = br_ssl_engine_sendrec_buf(ssl(), &length);
    size_t sent = carrier->send(owner, bytes, length);
    if (sent)
        br_ssl_engine_sendrec_ack(ssl(), sent);
    return sent;
}

bool Engine::receiveRecords() {
    const uint8_t *bytes;
    size_t count = carrier->peek(owner, &bytes);
    if (!count) {
        if (carrier->ended(owner))
            fail(Reason::ended);
        return false;
    }
    if (state == State::handshake && !isAnswered && *bytes != RECORD_HANDSHAKE && *bytes != RECORD_ALERT) {
        fail(Reason::noTls);
        return false;
    }
    if (state == State::handshake)
        isAnswered = true;
    size_t room;
    uint8_t *to = br_ssl_engine_recvrec_buf(ssl(), &room);
    if (count > room)
        count = room;
    memcpy(to, bytes, count);
    carrier->consume(owner, count);
    br_ssl_engine_recvrec_ack(ssl(), count);
    return true;
}

void Engine::handshakeIsOver() {
    br_ssl_session_parameters parameters;
    br_ssl_engine_get_session_parameters(ssl(), &parameters);
    // Without certificates the session was resumed, and keeps the end of its certificate's validity.
    const PeerCheck &check = handshake.check;
    session_cache::put(handshake.key, parameters, check.number > 0 ? check.notAfter : 0);
    state = State::open;
    // From here on there is no data of the handshake any more.
    memset(static_cast<void *>(&handshake), 0, sizeof(handshake));
    handshakeFiber = fiber;
    fiber = fibers_create_in(&handshake, sizeof(handshake), runRecords, this);
    carrier->opened(owner);
}

/** The engine has come to its end: in order, or for a reason. */
bool Engine::engineClosed() {
    unsigned code = br_ssl_engine_last_error(ssl());
    if (code) {
        explain(code);
    } else if (state == State::handshake) {
        fail(Reason::ended); // a good-bye instead of an answer
    } else {
        bool isOurs = state == State::closing;
        state = State::ended;
        if (isOurs)
            carrier->finished(owner);
        else
            carrier->closed(owner);
    }
    return false;
}

void Engine::explain(unsigned code) {
    if (code >= BR_ERR_RECV_FATAL_ALERT && code < BR_ERR_SEND_FATAL_ALERT) {
        // After the handshake its data is no more.
        bool isHandshake = state == State::handshake;
        failByAlert(code - BR_ERR_RECV_FATAL_ALERT, ssl()->version_in < BR_TLS12,
                    isHandshake && handshake.choice.isAsked, isHandshake && handshake.identity.isThere());
        return;
    }
    if (state == State::handshake && handshake.check.reason != Reason::none) {
        fail(handshake.check.reason); // whose words are there already
        return;
    }
    Text text(words, TEXT_BYTES);
    Reason reason = Reason::protocol;
    switch (code) {
    case BR_ERR_UNSUPPORTED_VERSION:
    case BR_ERR_BAD_VERSION:
        reason = state == State::handshake ? Reason::oldVersion : Reason::protocol;
        text << "the server speaks another version than TLS 1.2";
        break;
    case BR_ERR_BAD_CIPHER_SUITE:
        reason = Reason::noSuite;
        text << "the server chose a cipher suite that was not offered";
        break;
    case BR_ERR_TOO_LARGE:
        reason = Reason::recordTooLarge;
        text << "the server sent a record of more than " << uint32_t(1 << LOG_FRAGMENT_BYTES)
             << " bytes; it does not keep to the maximum fragment length";
        break;
    case BR_ERR_NO_RANDOM:
        reason = Reason::noEntropy;
        text << sentenceOf(reason);
        break;
    case BR_ERR_BAD_SIGNATURE:
        text << "the server's signature is wrong: it does not have the certificate's key";
        break;
    case BR_ERR_WRONG_KEY_USAGE:
        reason = Reason::badCertificate;
        text << WRONG_USAGE;
        break;
    case BR_ERR_BAD_MAC:
        text << "a record was changed on its way";
        break;
    case BR_ERR_RESUME_MISMATCH:
        text << "the server resumes a session with other parameters";
        break;
    default:
        text << sentenceOf(reason) << " (BearSSL's error " << uint32_t(code) << ")";
    }
    fail(reason);
}

void noNameList(const br_ssl_client_certificate_class **) {}
void noName(const br_ssl_client_certificate_class **, size_t) {}
void noNameBytes(const br_ssl_client_certificate_class **, const unsigned char *, size_t) {}

void choose(const br_ssl_client_certificate_class **context, const br_ssl_client_context *client, uint32_t types,
            br_ssl_client_certificate *choices) {
    // The functions are the first member.
    auto choice = reinterpret_cast<ClientChoice *>(const_cast<br_ssl_client_certificate_class *>(*context));
    choice->isAsked = true;
    memset(choices, 0, sizeof(*choices));
    if (choice->own)
        choice->own->choose(context, client, types, choices);
}

constexpr br_ssl_client_certificate_class NO_CERTIFICATE = {
    sizeof(void *), noNameList, noName, noNameBytes, noNameList, noNameList, choose, nullptr, nullptr};

/** Gives BearSSL the client's certificate and key, if there are any. */
void Engine::useIdentity() {
    const Identity &identity = handshake.identity;
    if (!identity.isThere())
        return;
    if (identity.isRsa)
        br_ssl_client_set_single_rsa(&client, identity.chain, identity.certificates, &identity.key.rsa,
                                     br_rsa_i15_pkcs1_sign);
    else
        // Only signatures: a key exchange with a fixed key would not be forward-secret.
        br_ssl_client_set_single_ec(&client, identity.chain, identity.certificates, &identity.key.ec, BR_KEYTYPE_SIGN, 0,
                                    &handshake.curves, br_ecdsa_i15_sign_asn1);
}

/** After BearSSL was given the client's certificate, or none. */
void Engine::watchChoice() {
    ClientChoice &choice = handshake.choice;
    if (handshake.identity.isThere()) {
        choice.own = client.client_auth.vtable;
        choice.functions = *choice.own;
        choice.functions.choose = choose;
    } else {
        choice.functions = NO_CERTIFICATE;
        client.client_auth_vtable = &client.client_auth.vtable;
    }
    client.client_auth.vtable = &choice.functions;
}

} // namespace

} // namespace tls

extern "C" const uint32_t tls_session_bytes[2] = {sizeof(tls::Engine), tls::STACK_BYTES};

namespace tls {

Session *Session::create(const Options &options, const Carrier &carrier, void *owner, Reason *why) {
    Trust trust;
    *why = Reason::badOptions;
    if (strlen(options.serverName) >= NAME_BYTES || !trust.read(options.anchors, options.anchorsBytes))
        return nullptr;
    if (options.insecure && options.pin)
        return nullptr;
    if (!options.insecure && !options.pin && !trust.count) {
        *why = Reason::nothingTrusted;
        return nullptr;
    }
    size_t anchors = options.insecure || options.pin ? 0 : trust.count;
    trust.count = anchors;
    size_t bytes =
        sizeof(Engine) + anchors * sizeof(br_x509_trust_anchor) + strlen(options.serverName) + 1;
    void *memory = platform_try_malloc_large(bytes + alignof(Engine) - 4);
    void *stack = memory ? platform_try_malloc_large(STACK_BYTES) : nullptr;
    // Whoever is told what becomes of the session needs a fiber, and a program without room for one ends.
    if (!stack || !fibers_have_room()) {
        if (stack)
            platform_free_large(stack);
        if (memory)
            platform_free_large(memory);
        *why = Reason::noMemory;
        return nullptr;
    }
    auto engine = reinterpret_cast<Engine *>((reinterpret_cast<uintptr_t>(memory) + alignof(Engine) - 1) &
                                             ~(alignof(Engine) - 1));
    memset(static_cast<void *>(engine), 0, bytes);
    engine->memory = memory;
    engine->stack = stack;
    engine->bytes = bytes;
    engine->carrier = &carrier;
    engine->owner = owner;
    trust.fill(engine->anchors);
    engine->init(options, trust);
    uint8_t seed[ENTROPY_BYTES];
    if (!engine->handshake.identity.read(options.identity, options.identityBytes)) {
        engine->destroy();
        return nullptr;
    }
    if (!port_entropy(seed, sizeof(seed))) {
        *why = Reason::noEntropy;
        engine->destroy();
        return nullptr;
    }
    br_ssl_engine_inject_entropy(engine->ssl(), seed, sizeof(seed));
    memset(seed, 0, sizeof(seed));
    engine->useIdentity();
    engine->watchChoice();
    session_cache::makeKey(engine->handshake.key, options);
    if (options.insecure)
        warnInsecure(*engine);
    *why = Reason::none;
    return engine;
}

/** A session that can't be resumed would fail again. */
void SessionBase::handshakeFailed() {
    const Handshake &handshake = engineOf(this).handshake;
    if (handshake.isResuming)
        session_cache::forget(handshake.key);
}

void Session::destroy() {
    Engine &engine = engineOf(this);
    if (engine.fiber)
        fibers_remove(engine.fiber);
    engine.endHandshakeFiber();
    void *memory = engine.memory;
    memset(static_cast<void *>(&engine), 0, engine.bytes); // keys must not stay in memory
    platform_free_large(memory);
}

void Session::start() {
    Engine &engine = engineOf(this);
    engine.state = State::handshake;
    memset(engine.stack, 0, STACK_BYTES);
    engine.fiber = fibers_create_in(engine.stack, STACK_BYTES, runHandshake, &engine);
}

void Session::wake() {
    Fiber *fiber = engineOf(this).fiber;
    if (fiber && fiber->state == FiberState::Sleeping)
        fibers_make_ready(fiber);
}

size_t Session::available() const {
    const Engine &engine = engineOf(this);
    size_t length;
    if (engine.state == State::created || engine.state == State::handshake)
        return 0;
    return br_ssl_engine_recvapp_buf(&engine.client.eng, &length) ? length : 0;
}

size_t Session::read(uint8_t *to, size_t count) {
    Engine &engine = engineOf(this);
    size_t length = available();
    if (count > length)
        count = length;
    if (!count)
        return 0;
    memcpy(to, br_ssl_engine_recvapp_buf(engine.ssl(), &length), count);
    br_ssl_engine_recvapp_ack(engine.ssl(), count);
    if (count == length) {
        engine.isReadableTold = false;
        wake();
    }
    return count;
}

size_t Session::room() const {
    const Engine &engine = engineOf(this);
    size_t length;
    if (engine.state != State::open || !br_ssl_engine_sendapp_buf(&engine.client.eng, &length) || !length)
        return 0;
    return length - 1; // a full buffer would be encrypted at once, on the program's stack
}

size_t Session::send(const uint8_t *bytes, size_t count) {
    Engine &engine = engineOf(this);
    size_t taken = room();
    if (count < taken)
        taken = count;
    if (taken) {
        size_t length;
        memcpy(br_ssl_engine_sendapp_buf(engine.ssl(), &length), bytes, taken);
        br_ssl_engine_sendapp_ack(engine.ssl(), taken);
        engine.pending += taken;
        wake();
    }
    if (taken < count)
        engine.wantsRoom = true;
    return taken;
}

size_t Session::unsent() const {
    const Engine &engine = engineOf(this);
    size_t length = 0;
    if (engine.state == State::open)
        br_ssl_engine_sendrec_buf(&engine.client.eng, &length);
    return engine.pending + length;
}

} // namespace tls
