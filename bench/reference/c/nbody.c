// The outer planets' orbits, in doubles. Masses are in units of the sun's, 4π²; speeds are per day, made per year.

#include "programs.h"

#include <math.h>

#define BODY_COUNT 5
#define SUN (4 * 3.141592653589793 * 3.141592653589793)
#define DAYS_PER_YEAR 365.24

typedef struct {
    double x, y, z;
    double vx, vy, vz;
    double mass;
} Body;

static void advance(Body *bodies, double dt) {
    for (int i = 0; i < BODY_COUNT; i++) {
        Body *p = &bodies[i];
        for (int j = i + 1; j < BODY_COUNT; j++) {
            Body *q = &bodies[j];
            double dx = p->x - q->x;
            double dy = p->y - q->y;
            double dz = p->z - q->z;
            double d2 = dx * dx + dy * dy + dz * dz;
            double magnitude = dt / (d2 * sqrt(d2));
            double mj = q->mass * magnitude;
            double mi = p->mass * magnitude;
            p->vx -= dx * mj;
            p->vy -= dy * mj;
            p->vz -= dz * mj;
            q->vx += dx * mi;
            q->vy += dy * mi;
            q->vz += dz * mi;
        }
    }
    for (int i = 0; i < BODY_COUNT; i++) {
        Body *p = &bodies[i];
        p->x += dt * p->vx;
        p->y += dt * p->vy;
        p->z += dt * p->vz;
    }
}

static double energy(const Body *bodies) {
    double e = 0;
    for (int i = 0; i < BODY_COUNT; i++) {
        const Body *p = &bodies[i];
        e += 0.5 * p->mass * (p->vx * p->vx + p->vy * p->vy + p->vz * p->vz);
        for (int j = i + 1; j < BODY_COUNT; j++) {
            const Body *q = &bodies[j];
            double dx = p->x - q->x;
            double dy = p->y - q->y;
            double dz = p->z - q->z;
            e -= p->mass * q->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return e;
}

static Body planet(double x, double y, double z, double vx, double vy, double vz, double mass) {
    return (Body){x, y, z, vx * DAYS_PER_YEAR, vy * DAYS_PER_YEAR, vz * DAYS_PER_YEAR, mass * SUN};
}

int nbody(int steps) {
    Body bodies[BODY_COUNT] = {
        {.mass = SUN},
        planet(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694,
               0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
        planet(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411,
               0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
        planet(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618,
               0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
        planet(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322,
               0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
    };
    double px = 0;
    double py = 0;
    double pz = 0;
    for (int i = 0; i < BODY_COUNT; i++) {
        px += bodies[i].vx * bodies[i].mass;
        py += bodies[i].vy * bodies[i].mass;
        pz += bodies[i].vz * bodies[i].mass;
    }
    bodies[0].vx = -px / SUN;
    bodies[0].vy = -py / SUN;
    bodies[0].vz = -pz / SUN;
    for (int i = 0; i < steps; i++)
        advance(bodies, 0.01);
    return (int)floor(energy(bodies) * -1e9);
}
