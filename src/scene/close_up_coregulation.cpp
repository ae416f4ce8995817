// SPDX-License-Identifier: Apache-2.0
// Arousal of client and therapist, and of a stranger: three balls on three rods, as high as each
// person is aroused; a ring marks the usual level. Behind each ball its last minutes run into the
// depth. A spring joins those who are coupled: as strong as the coupling, none without. Under each
// rod stands the person.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "models/coregulation.h"
#include "scene/close_up_builders.h"
#include "scene/close_up_parts.h"

namespace rewire::close_up {
namespace {

using models::Coregulation;

constexpr glm::vec2 kFrameMm{142.0F, 104.0F};
constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kFloorMm = -44.0F;
constexpr float kUsualMm = 2.0F;     // height of the usual level
constexpr float kPerUnitMm = 26.0F;  // arousal 1
constexpr float kMostMm = 38.0F;
constexpr std::size_t kTrail = 60;  // steps, two minutes
// A step back in time: into the depth, and away from the other.
constexpr std::array<glm::vec3, 2> kPastMm{glm::vec3(-0.62F, 1.15F, 0.0F),
                                           glm::vec3(0.62F, 1.15F, 0.0F)};
constexpr float kBallMm = 5.4F;

enum Person { kClient, kTherapist, kStranger };
constexpr std::array<glm::vec3, 3> kPlaces{
    glm::vec3(-27.0F, 0.0F, 0.0F), glm::vec3(16.0F, 0.0F, 0.0F), glm::vec3(51.0F, 18.0F, 0.0F)};

float heightOf(double arousal) {
    return kUsualMm + std::clamp(kPerUnitMm * static_cast<float>(arousal), -kMostMm, kMostMm);
}

struct Looks {
    Tints tints;
    std::array<glm::vec3, 3> person;
    glm::vec3 body, rod, bond;
};

Looks looksOf(Theme theme) {
    Looks looks{tintsOf(theme), {}, {}, {}, {}};
    const bool dark = theme == Theme::kDark;
    looks.person = {looks.tints.identity(Identity::kAmygdala),
                    looks.tints.identity(Identity::kInsula),
                    looks.tints.sunk(looks.tints.tissue, 0.45F)};
    looks.body = looks.tints.sunk(looks.tints.tissue, dark ? 0.42F : 0.25F);
    looks.rod = looks.tints.sunk(looks.tints.tissue, dark ? 0.62F : 0.45F);
    looks.bond = looks.tints.light;
    return looks;
}

// Head and shoulders, turned out of one piece.
void addFigure(DrawList& list, const glm::vec3& at, const glm::vec3& colour) {
    const glm::vec3 foot(at.x, at.y, kFloorMm);
    constexpr std::array kProfile{
        glm::vec2(0.0F, 8.6F), glm::vec2(2.0F, 8.7F),  glm::vec2(4.2F, 8.2F),
        glm::vec2(6.0F, 7.0F), glm::vec2(7.4F, 5.2F),  glm::vec2(8.5F, 3.4F),
        glm::vec2(9.6F, 2.4F), glm::vec2(11.2F, 2.1F), glm::vec2(14.0F, 2.1F)};
    Tube body;
    for (const glm::vec2& p : kProfile) {  // height, radius
        body.pointsMm.push_back(foot + glm::vec3(0.0F, 0.0F, p.x));
        body.radiiMm.push_back(p.y);
    }
    body.colour = colour;
    body.buried = true;
    list.tubes.push_back(std::move(body));
    Sphere head;
    head.centreMm = foot + glm::vec3(0.0F, 0.0F, 17.2F);
    head.radiusMm = 4.1F;
    head.halfAxisMm = {0.0F, 0.0F, 5.3F};
    head.colour = colour;
    list.spheres.push_back(head);
}

void addRing(DrawList& list, const glm::vec3& centre, float radius, float thick,
             const glm::vec3& colour) {
    constexpr int kPieces = 28;
    Tube ring;
    for (int k = 0; k <= kPieces; ++k) {
        const float angle = 2.0F * kPi * static_cast<float>(k) / kPieces;
        ring.pointsMm.push_back(centre +
                                radius * glm::vec3(std::cos(angle), std::sin(angle), 0.0F));
    }
    ring.radiiMm.assign(ring.pointsMm.size(), thick);
    ring.colour = colour;
    ring.buried = true;
    list.tubes.push_back(std::move(ring));
}

void addRod(DrawList& list, const glm::vec3& at, const glm::vec3& colour) {
    Tube rod;
    rod.pointsMm = {glm::vec3(at.x, at.y, kFloorMm + 22.0F), glm::vec3(at.x, at.y, kMostMm + 4.0F)};
    rod.radiiMm = {0.35F, 0.35F};
    rod.colour = colour;
    list.tubes.push_back(std::move(rod));
    addRing(list, glm::vec3(at.x, at.y, kUsualMm), 3.4F, 0.35F, colour);
}

void addBall(DrawList& list, const Looks& looks, Person person, float arousal) {
    const auto index = static_cast<std::size_t>(person);
    const bool known = person != kStranger;
    Sphere ball;
    ball.centreMm = kPlaces[index];
    ball.centreMm.z = heightOf(static_cast<double>(arousal));
    ball.radiusMm = known ? kBallMm : 0.8F * kBallMm;
    ball.colour = looks.person[index];
    const float high = std::clamp(0.25F + 0.6F * arousal, 0.0F, 1.0F);
    ball.finish = {known ? 0.15F + 0.5F * high : 0.0F, 0.45F};
    list.spheres.push_back(ball);
    if (known)
        addLight(list, looks.tints, ball.centreMm, kBallMm * (2.0F + 1.2F * high), ball.colour,
                 0.25F + 0.5F * high);
}

// Rows end with the present step.
void addTrail(DrawList& list, const Looks& looks, const RecordedRun& run, Person person,
              std::size_t observable) {
    const auto index = static_cast<std::size_t>(person);
    const std::size_t count = std::min(run.rowCount(), kTrail);
    if (count < 2) return;
    Tube trail;
    for (std::size_t k = 0; k < count; ++k) {
        const double arousal = run.row(run.rowCount() - 1 - k)[observable];
        const float age = static_cast<float>(k) / static_cast<float>(kTrail - 1);
        trail.pointsMm.push_back(kPlaces[index] + kPastMm[index] * static_cast<float>(k) +
                                 glm::vec3(0.0F, 0.0F, heightOf(arousal)));
        trail.radiiMm.push_back(glm::mix(1.5F, 0.35F, std::sqrt(age)));
        trail.colours.push_back(looks.tints.sunk(looks.person[index], 0.10F + 0.72F * age));
        trail.glows.push_back(0.35F * (1.0F - age));
    }
    trail.buried = true;
    list.tubes.push_back(std::move(trail));
}

// A spring between two balls; its wire is as thick as the coupling is strong.
void addBond(CloseUp& scene, const Looks& looks, float coupling, float fromZ, float toZ) {
    constexpr int kTurns = 11, kPerTurn = 14;
    if (coupling <= 0.0F) return;
    const glm::vec3 a = kPlaces[kClient] + glm::vec3(kBallMm, 0.0F, fromZ);
    const glm::vec3 b = kPlaces[kTherapist] + glm::vec3(-kBallMm, 0.0F, toZ);
    const glm::vec3 along = glm::normalize(b - a);
    const glm::vec3 u = across(along, 0.0F), v = across(along, 0.5F * kPi);
    Tube spring;
    constexpr int kCount = kTurns * kPerTurn;
    for (int k = 0; k <= kCount; ++k) {
        const float s = static_cast<float>(k) / kCount;
        const float angle = 2.0F * kPi * kTurns * s;
        const float coil = 2.6F * std::min(1.0F, 6.0F * std::min(s, 1.0F - s));
        spring.pointsMm.push_back(glm::mix(a, b, s) +
                                  (u * std::cos(angle) + v * std::sin(angle)) * coil);
    }
    spring.radiiMm.assign(spring.pointsMm.size(), 0.22F + 0.68F * coupling);
    spring.colour = looks.tints.sunk(looks.bond, 0.45F - 0.40F * coupling);
    spring.finish = {0.25F * coupling, 0.7F};
    scene.list.tubes.push_back(std::move(spring));
    label(scene, glm::mix(a, b, 0.5F) + glm::vec3(0.0F, 0.0F, 2.6F), "bond");
}

}  // namespace

CloseUp coregulation(const ViewState& state, const RecordedRun& run) {
    const Coregulation::State& model = *run.run().state<Coregulation>();
    const Coregulation::Params& params = *run.run().params<Coregulation>();
    CloseUp scene = emptyScene(state, kFrameMm, -6.0F, 15.0F);
    scene.list.camera.targetMm.z = -3.0F;
    fadeWithDepth(scene, 0.0F, 100.0F, 0.70F);
    scene.noteKey = "note.coregulation";
    const Looks looks = looksOf(state.theme);
    const std::array<double, 3> arousal{model.clientLevel + model.people[0].position,
                                        model.people[1].position, model.people[2].position};
    constexpr std::array kKeys{"client", "therapist", "stranger"};
    for (const Person person : {kClient, kTherapist, kStranger}) {
        const auto i = static_cast<std::size_t>(person);
        const float away = person == kStranger ? 0.35F : 0.0F;
        addFigure(scene.list, kPlaces[i], looks.tints.sunk(looks.body, away));
        addRod(scene.list, kPlaces[i], looks.tints.sunk(looks.rod, away));
        addBall(scene.list, looks, person, static_cast<float>(arousal[i]));
        label(scene, glm::vec3(kPlaces[i].x, kPlaces[i].y, kFloorMm + 12.0F), kKeys[i]);
    }
    addTrail(scene.list, looks, run, kClient, 2);
    addTrail(scene.list, looks, run, kTherapist, 3);
    addBond(scene, looks, static_cast<float>(params.coupling), heightOf(arousal[0]),
            heightOf(arousal[1]));
    label(scene, glm::vec3(kPlaces[kClient].x - 3.4F, 0.0F, kUsualMm), "usual_level");
    if (run.rowCount() > kTrail / 2)
        label(scene,
              kPlaces[kTherapist] + kPastMm[kTherapist] * 24.0F +
                  glm::vec3(0.0F, 0.0F, heightOf(run.row(run.rowCount() - 25)[3])),
              "last_minutes");
    return scene;
}

}  // namespace rewire::close_up
