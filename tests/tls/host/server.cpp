// BearSSL's server, with the algorithms that the board's session has.

#include "server.h"

#include <algorithm>
#include <string.h>

uint8_t programByte(size_t at) {
    return uint8_t(at * 31 + (at >> 8) + 7);
}

uint8_t serverByte(size_t at) {
    return uint8_t(at * 57 + (at >> 7) + 99);
}

Server::Server(const std::vector<Bytes> &chain, const br_skey_decoder_context &key, uint16_t suite,
               const br_x509_trust_anchor *clients, uint32_t now, uint32_t seed)
    : chance(seed ^ 0x5E12) {
    for (const Bytes &each : chain)
        certificates.push_back({const_cast<unsigned char *>(each.data()), each.size()});
    br_ssl_server_zero(&context);
    br_ssl_engine_context *engine = &context.eng;
    br_ssl_engine_set_versions(engine, BR_TLS12, BR_TLS12);
    suites[0] = suite;
    br_ssl_engine_set_suites(engine, suites, 1);
    br_ssl_engine_set_hash(engine, br_sha256_ID, &br_sha256_vtable);
    br_ssl_engine_set_hash(engine, br_sha384_ID, &br_sha384_vtable);
    br_ssl_engine_set_hash(engine, br_sha512_ID, &br_sha512_vtable);
    br_ssl_engine_set_prf_sha256(engine, br_tls12_sha256_prf);
    br_ssl_engine_set_prf_sha384(engine, br_tls12_sha384_prf);
    br_ssl_engine_set_ec(engine, &br_ec_all_m15);
    br_ssl_engine_set_rsavrfy(engine, br_rsa_i15_pkcs1_vrfy);
    br_ssl_engine_set_ecdsa(engine, br_ecdsa_i15_vrfy_asn1);
    br_ssl_engine_set_aes_ctr(engine, &br_aes_ct_ctr_vtable);
    br_ssl_engine_set_ghash(engine, br_ghash_ctmul32);
    br_ssl_engine_set_gcm(engine, &br_sslrec_in_gcm_vtable, &br_sslrec_out_gcm_vtable);
    br_ssl_engine_set_chacha20(engine, br_chacha20_ct_run);
    br_ssl_engine_set_poly1305(engine, br_poly1305_ctmul32_run);
    br_ssl_engine_set_chapol(engine, &br_sslrec_in_chapol_vtable, &br_sslrec_out_chapol_vtable);
    if (const br_rsa_private_key *rsa = br_skey_decoder_get_rsa(&key))
        br_ssl_server_set_single_rsa(&context, certificates.data(), certificates.size(), rsa, BR_KEYTYPE_SIGN,
                                     br_rsa_i15_private, br_rsa_i15_pkcs1_sign);
    else
        br_ssl_server_set_single_ec(&context, certificates.data(), certificates.size(), br_skey_decoder_get_ec(&key),
                                    BR_KEYTYPE_SIGN, 0, &br_ec_all_m15, br_ecdsa_i15_sign_asn1);
    if (clients) {
        br_x509_minimal_init(&check, &br_sha256_vtable, clients, 1);
        br_x509_minimal_set_hash(&check, br_sha256_ID, &br_sha256_vtable);
        br_x509_minimal_set_ecdsa(&check, &br_ec_all_m15, br_ecdsa_i15_vrfy_asn1);
        br_x509_minimal_set_time(&check, 719528 + now / 86400, now % 86400);
        br_ssl_engine_set_x509(engine, &check.vtable);
        br_ssl_server_set_trust_anchor_names_alt(&context, clients, 1);
    }
    br_ssl_engine_set_buffer(engine, buffer, sizeof buffer, 1);
    br_ssl_session_cache_lru_init(&sessions, store, sizeof store);
    br_ssl_server_set_cache(&context, &sessions.vtable);
    br_ssl_engine_inject_entropy(engine, &seed, sizeof seed);
}

void Server::accept(size_t bytesToSend, size_t bytesToReceive, bool doesClose) {
    sent = received = recordBytes = 0;
    isResumed = false;
    isReceivedRight = true;
    hasClosed = false;
    toSend = bytesToSend;
    toReceive = bytesToReceive;
    closes = doesClose;
    br_ssl_server_reset(&context);
}

Bytes Server::step(Bytes &from) {
    Bytes to;
    br_ssl_engine_context *engine = &context.eng;
    for (;;) {
        unsigned can = br_ssl_engine_current_state(engine);
        if ((can & BR_SSL_SENDAPP) && !sent)
            isResumed = recordBytes < 300;
        size_t length;
        if (can & BR_SSL_SENDREC) {
            const uint8_t *bytes = br_ssl_engine_sendrec_buf(engine, &length);
            to.insert(to.end(), bytes, bytes + length);
            br_ssl_engine_sendrec_ack(engine, length);
            recordBytes += length;
        } else if (can & BR_SSL_RECVAPP) {
            const uint8_t *bytes = br_ssl_engine_recvapp_buf(engine, &length);
            for (size_t i = 0; i < length; i++)
                isReceivedRight &= bytes[i] == programByte(received++);
            br_ssl_engine_recvapp_ack(engine, length);
        } else if ((can & BR_SSL_SENDAPP) && sent >= strangeAt) {
            sendStrangeRecord();
        } else if ((can & BR_SSL_SENDAPP) && sent < toSend) {
            uint8_t *bytes = br_ssl_engine_sendapp_buf(engine, &length);
            length = std::min(length, std::min<size_t>(toSend - sent, 1 + sent % 900));
            for (size_t i = 0; i < length; i++)
                bytes[i] = serverByte(sent++);
            br_ssl_engine_sendapp_ack(engine, length);
            br_ssl_engine_flush(engine, 0);
        } else if ((can & BR_SSL_SENDAPP) && closes && !hasClosed && received >= toReceive) {
            hasClosed = true;
            br_ssl_engine_close(engine);
        } else if ((can & BR_SSL_RECVREC) && !from.empty()) {
            uint8_t *bytes = br_ssl_engine_recvrec_buf(engine, &length);
            length = std::min(length, from.size());
            memcpy(bytes, from.data(), length);
            from.erase(from.begin(), from.begin() + long(length));
            br_ssl_engine_recvrec_ack(engine, length);
        } else {
            if (can == BR_SSL_CLOSED)
                from.clear();
            return to;
        }
    }
}

/** As the session makes its close_notify (tls.cpp): the engine protects what is taken for data, under another type. */
void Server::sendStrangeRecord() {
    enum : uint8_t { CHANGE_CIPHER_SPEC = 20, ALERT, HANDSHAKE, APPLICATION_DATA };
    br_ssl_engine_context *engine = &context.eng;
    size_t length;
    uint8_t *bytes = br_ssl_engine_sendapp_buf(engine, &length);
    length = std::min<size_t>(length, 1 + chance.below(chance.percent(80) ? 8 : 2000));
    for (size_t i = 0; i < length; i++)
        bytes[i] = uint8_t(chance.next());
    // Any type but data, most often those there are.
    auto type = uint8_t(chance.percent(90) ? CHANGE_CIPHER_SPEC + chance.below(3) : chance.below(CHANGE_CIPHER_SPEC));
    if (type == ALERT)
        bytes[0] = uint8_t(1 + chance.below(2));
    if (type == HANDSHAKE && chance.percent(60)) {
        // A message of a kind there is, whose length may be right; HelloRequest's is 0.
        bytes[0] = uint8_t(chance.below(25));
        for (size_t i = 1; i < std::min<size_t>(length, 4); i++)
            bytes[i] = 0;
        if (length > 4)
            bytes[3] = uint8_t(length - 4);
        if (chance.percent(30))
            memset(bytes, 0, length);
    }
    br_ssl_engine_sendapp_ack(engine, length);
    engine->record_type_out = type;
    br_ssl_engine_flush(engine, 0);
    engine->record_type_out = APPLICATION_DATA;
    strangeAt = SIZE_MAX;
    toSend = sent;
}
