// Sentences about failures of TLS sessions.

#include "reasons.h"

#include "calendar.h"

namespace tls {

Text &Text::operator<<(const char *text) {
    while (*text && at < end)
        *at++ = *text++;
    *at = 0;
    return *this;
}

Text &Text::operator<<(uint32_t number) {
    char digits[11];
    char *first = digits + sizeof(digits) - 1;
    *first = 0;
    do {
        *--first = char('0' + number % 10);
        number /= 10;
    } while (number);
    return *this << first;
}

Text &Text::two(uint32_t number) {
    return (number < 10 ? *this << "0" : *this) << number;
}

Text &Text::time(uint32_t seconds) {
    Date date = dateOf(seconds);
    uint32_t minutes = seconds % SECONDS_PER_DAY / 60;
    *this << date.year << "-";
    two(date.month) << "-";
    two(date.day) << " ";
    two(minutes / 60) << ":";
    return two(minutes % 60) << " UTC";
}

namespace {

struct AlertName {
    uint32_t alert;
    const char *name;
};

// RFC 5246 §7.2 and RFC 6066 §9.
constexpr AlertName ALERTS[] = {
    {10, "unexpected message"},
    {20, "bad record MAC"},
    {22, "record overflow"},
    {40, "handshake failure"},
    {42, "bad certificate"},
    {43, "unsupported certificate"},
    {44, "certificate revoked"},
    {45, "certificate expired"},
    {46, "certificate unknown"},
    {47, "illegal parameter"},
    {48, "unknown CA"},
    {49, "access denied"},
    {50, "decode error"},
    {51, "decrypt error"},
    {70, "protocol version"},
    {71, "insufficient security"},
    {80, "internal error"},
    {90, "user canceled"},
    {112, "unrecognized name"},
    {116, "certificate required"},
};

} // namespace

void describeAlert(Text &text, uint32_t alert) {
    text << "alert " << alert;
    for (const AlertName &each : ALERTS)
        if (each.alert == alert)
            text << " (" << each.name << ")";
}

const char *sentenceOf(Reason reason) {
    switch (reason) {
    case Reason::none:
        break;
    case Reason::noMemory:
        return "no memory for TLS";
    case Reason::noEntropy:
        return "the board has no source of random numbers";
    case Reason::badOptions:
        return "the TLS options are malformed or contradict each other";
    case Reason::nothingTrusted:
        return "nothing tells which server to trust: add a certificate to certs/, or a fingerprint";
    case Reason::noTls:
        return "the server does not speak TLS at this port";
    case Reason::oldVersion:
        return "the server does not speak TLS 1.2";
    case Reason::noSuite:
        return "the server has no cipher suite in common with the board";
    case Reason::recordTooLarge:
        return "the server sends records that are larger than the board's buffer";
    case Reason::unknownIssuer:
        return "the certificate's issuer is not one to trust";
    case Reason::selfSigned:
        return "the certificate is signed by itself and not one to trust";
    case Reason::expired:
        return "a certificate has expired";
    case Reason::notYetValid:
        return "a certificate is not valid yet";
    case Reason::noTime:
        return "the time is not set, and a certificate is valid only from after this program was built on";
    case Reason::wrongName:
        return "the certificate is not for this server";
    case Reason::wrongPin:
        return "neither the certificate nor its key has the fingerprint";
    case Reason::badCertificate:
        return "the certificate can't be used";
    case Reason::clientRefused:
        return "the server wants a client certificate, or another one";
    case Reason::alert:
        return "the server gave up";
    case Reason::protocol:
        return "the server broke the rules of TLS";
    case Reason::ended:
        return "the connection ended without TLS's good-bye: something may be missing";
    }
    return "";
}

} // namespace tls
