// See session-base.h.

#include "session-base.h"

#include "platform-api.h"
#include "unix-time.h"

namespace tls {

namespace {

constexpr uint32_t ALERT_HANDSHAKE_FAILURE = 40, ALERT_CERTIFICATE_REQUIRED = 116, ALERT_PROTOCOL_VERSION = 70;
constexpr uint32_t ALERT_INSUFFICIENT_SECURITY = 71, ALERT_UNRECOGNIZED_NAME = 112;
constexpr uint32_t FIRST_CERTIFICATE_ALERT = 42, LAST_CERTIFICATE_ALERT = 49;

constexpr char UPON_GREETING[] = " upon the greeting of TLS: it may not speak it at this port";
constexpr char DURING_HANDSHAKE[] = " during the TLS handshake";

SessionBase &baseOf(Session *session) {
    return *static_cast<SessionBase *>(session);
}

const SessionBase &baseOf(const Session *session) {
    return *static_cast<const SessionBase *>(session);
}

void tellConsole(const SessionBase &session) {
    platform_console_line("TLS to %s:%d: %s", session.name, session.port, session.words);
}

} // namespace

bool parseAddress(const char *text, uint8_t address[4]) {
    for (int i = 0; i < 4; i++) {
        uint32_t number = 0;
        int digits = 0;
        for (; *text >= '0' && *text <= '9' && digits < 4; digits++)
            number = number * 10 + (*text++ - '0');
        if (!digits || digits > 3 || number > 255 || *text++ != (i < 3 ? '.' : 0))
            return false;
        address[i] = uint8_t(number);
    }
    return true;
}

void **Session::references() {
    return baseOf(this).references;
}

Reason Session::reason() const {
    return baseOf(this).why;
}

const char *Session::text() const {
    return baseOf(this).words;
}

void Session::end() {
    baseOf(this).wantsEnd = true;
    wake();
}

bool Session::close() {
    SessionBase &base = baseOf(this);
    if (base.state != State::open)
        return false;
    base.state = State::closing;
    wake();
    return true;
}

void Session::transportFailed(const char *what) {
    SessionBase &base = baseOf(this);
    bool isHandshake = base.state == State::handshake;
    if (isHandshake || base.state == State::open) {
        Text text(base.words, SessionBase::TEXT_BYTES);
        text << what;
        if (isHandshake)
            text << (base.isAnswered ? DURING_HANDSHAKE : UPON_GREETING);
        tellConsole(base);
    }
    if (isHandshake)
        base.handshakeFailed();
    base.state = State::ended;
}

void SessionBase::fail(Reason reason) {
    bool isOurs = state == State::closing;
    bool isHandshake = state == State::handshake;
    state = State::ended;
    if (isOurs) {
        carrier->finished(owner);
        return;
    }
    why = reason;
    if (!words[0]) {
        Text text(words, TEXT_BYTES);
        if (reason != Reason::ended || !isHandshake)
            text << sentenceOf(reason);
        else
            text << "the server ended the connection" << (isAnswered ? DURING_HANDSHAKE : UPON_GREETING);
    }
    if (isHandshake)
        handshakeFailed();
    tellConsole(*this);
    carrier->failed(owner);
}

void SessionBase::failByAlert(uint32_t alert, bool isOld, bool isAsked, bool hasIdentity) {
    Text text(words, TEXT_BYTES);
    Reason reason = Reason::alert;
    // An old server that finds no suite among ours may not come to speak of the version; its record's header does.
    isOld &= alert == ALERT_HANDSHAKE_FAILURE;
    if (alert == ALERT_PROTOCOL_VERSION || (state == State::handshake && isOld)) {
        reason = Reason::oldVersion;
        text << sentenceOf(reason) << ": ";
    } else if (state != State::handshake) {
        text << sentenceOf(reason) << ": ";
    } else if (alert == ALERT_CERTIFICATE_REQUIRED || (isAsked && alert == ALERT_HANDSHAKE_FAILURE)) {
        reason = Reason::clientRefused;
        text << (hasIdentity ? "the server does not accept the client certificate: "
                             : "the server wants a client certificate: ");
    } else if (alert == ALERT_HANDSHAKE_FAILURE || alert == ALERT_INSUFFICIENT_SECURITY) {
        reason = Reason::noSuite;
        text << sentenceOf(reason) << ": ";
    } else if (alert >= FIRST_CERTIFICATE_ALERT && alert <= LAST_CERTIFICATE_ALERT) {
        reason = Reason::clientRefused;
        text << "the server does not accept the client certificate: ";
    } else if (alert == ALERT_UNRECOGNIZED_NAME) {
        reason = Reason::wrongName;
        text << "the server does not know the name " << name << ": ";
    } else {
        text << "the server gave up the handshake: ";
    }
    describeAlert(text, alert);
    fail(reason);
}

void warnInsecure(const SessionBase &session) {
    platform_console_line("TLS to %s:%d: INSECURE, any server is trusted", session.name, session.port);
}

Reason reasonOfTime(const CertificateReader &reader, uint32_t now) {
    if (reader.notBefore > now)
        return platform_unix_time_is_set() ? Reason::notYetValid : Reason::noTime;
    return Reason::expired;
}

void describeCertificate(Text &words, Reason why, const CertificateReader &reader, bool isServers,
                         const char *serverName) {
    const char *whose = isServers ? "the certificate" : "a certificate of its issuer";
    switch (why) {
    case Reason::noTime:
        words << "the time is not set, and ";
        (words << whose << " is valid only from ").time(reader.notBefore) << " on, after this program was built";
        break;
    case Reason::expired:
        (words << whose << " expired on ").time(reader.notAfter);
        break;
    case Reason::notYetValid:
        (words << whose << " is not valid before ").time(reader.notBefore);
        break;
    case Reason::wrongName:
        words << "the certificate is not for " << serverName << ", but for "
              << (reader.names[0] ? reader.names : "no name");
        break;
    default:
        words << sentenceOf(why);
        if (why == Reason::selfSigned || why == Reason::unknownIssuer)
            words << ": " << reader.issuer;
    }
}

void describeWrongSignature(Text &words, const CertificateReader &reader) {
    words << ": a signature is wrong, or its issuer, " << reader.issuer << ", has another key by now";
}

} // namespace tls
