// In place of TLS's session, one that changes nothing of the bytes: what is tested here is how sockets carry sessions. It keeps to
// tls.h, works in turns as a session's fiber does, and fails, stalls or is told of a good-bye at random.

#include <set>
#include <string.h>

#include "pxt.h"
#include "random.h"
#include "session.h"
#include "tls/tls.h"

extern "C" const uint32_t tls_session_bytes[2] = {0, 0};

namespace {

using namespace tls;

Random chance(0);

enum class Stage { created, handshake, open, closing, ended };

struct StandIn : Session {
    const Carrier *carrier;
    void *owner;
    void *references[2];
    Stage stage;
    bool stalls, isAwake, wantsRoom, isReadableTold;
    Reason why;
    size_t received, queued;
    uint8_t in[700], out[500];

    void become(Reason reason) {
        bool isOurs = stage == Stage::closing;
        stage = Stage::ended;
        if (isOurs) {
            carrier->finished(owner);
            return;
        }
        why = reason;
        carrier->failed(owner);
    }

    /** Does one thing, if there is one to do. */
    bool step() {
        if (stage == Stage::created || stage == Stage::ended)
            return false;
        if (stage == Stage::handshake) {
            if (stalls)
                return false;
            if (chance.percent(10)) {
                become(Reason::protocol);
                return false;
            }
            stage = Stage::open;
            carrier->opened(owner);
            return true;
        }
        if (size_t sent = queued ? carrier->send(owner, out, queued) : 0) {
            queued -= sent;
            memmove(out, out + sent, queued);
            return true;
        }
        if (stage == Stage::closing && !queued) {
            stage = Stage::ended;
            carrier->finished(owner);
            return false;
        }
        if (wantsRoom && queued < sizeof out) {
            wantsRoom = false;
            carrier->writable(owner);
        }
        if (received) {
            if (!isReadableTold)
                carrier->readable(owner);
            isReadableTold = true;
            return false;
        }
        const uint8_t *bytes;
        size_t count = min(carrier->peek(owner, &bytes), sizeof in);
        if (count) {
            memcpy(in, bytes, count);
            received = count;
            carrier->consume(owner, count);
            return true;
        }
        if (carrier->ended(owner) && stage == Stage::open && chance.percent(50)) {
            stage = Stage::ended;
            carrier->closed(owner);
        } else if (carrier->ended(owner)) {
            become(Reason::ended);
        }
        return false;
    }
};

std::set<StandIn *> sessions;

StandIn *of(Session *session) {
    return static_cast<StandIn *>(session);
}

const StandIn *of(const Session *session) {
    return static_cast<const StandIn *>(session);
}

} // namespace

void seedSessions(uint32_t seed) {
    chance = Random(seed ^ 0x715);
}

void runSessions() {
    for (StandIn *each : std::set<StandIn *>(sessions))
        while (each->isAwake)
            each->isAwake = each->step();
}

namespace tls {

Session *Session::create(const Options &, const Carrier &carrier, void *owner, Reason *why) {
    auto session = static_cast<StandIn *>(platform_try_malloc(sizeof(StandIn)));
    *why = session ? Reason::none : Reason::noMemory;
    if (!session)
        return nullptr;
    memset(static_cast<void *>(session), 0, sizeof(StandIn));
    session->carrier = &carrier;
    session->owner = owner;
    session->stalls = chance.percent(10);
    sessions.insert(session);
    return session;
}

void Session::destroy() {
    sessions.erase(of(this));
    xfree(of(this));
}

void **Session::references() {
    return of(this)->references;
}

void Session::start() {
    of(this)->stage = Stage::handshake;
    of(this)->isAwake = true;
}

void Session::wake() {
    of(this)->isAwake = true;
}

size_t Session::available() const {
    return of(this)->received;
}

size_t Session::read(uint8_t *to, size_t count) {
    StandIn *self = of(this);
    count = min(count, self->received);
    memcpy(to, self->in, count);
    self->received -= count;
    memmove(self->in, self->in + count, self->received);
    if (!self->received) {
        self->isReadableTold = false;
        self->isAwake = true;
    }
    return count;
}

size_t Session::send(const uint8_t *bytes, size_t count) {
    StandIn *self = of(this);
    size_t taken = self->stage == Stage::open ? min(count, sizeof self->out - self->queued) : 0;
    memcpy(self->out + self->queued, bytes, taken);
    self->queued += taken;
    self->wantsRoom |= taken < count;
    self->isAwake = true;
    return taken;
}

size_t Session::unsent() const {
    return of(this)->queued;
}

void Session::end() {
    of(this)->isAwake = true;
}

bool Session::close() {
    if (of(this)->stage != Stage::open)
        return false;
    of(this)->stage = Stage::closing;
    of(this)->isAwake = true;
    return true;
}

Reason Session::reason() const {
    return of(this)->why;
}

const char *Session::text() const {
    return "";
}

void Session::transportFailed(const char *) {
    of(this)->stage = Stage::ended;
}

} // namespace tls
