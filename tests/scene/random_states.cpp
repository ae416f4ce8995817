// SPDX-License-Identifier: Apache-2.0
#include "random_states.h"

#include <array>
#include <string>

#include "core/counter_rng.h"

namespace rewire::test {
namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : rng_(seed) {}
    std::size_t below(std::size_t count) {
        return static_cast<std::size_t>(rng_.below(count, 0, next_++));
    }
    bool coin() { return below(2) == 1; }
    float real(float low, float high) {
        return low + (high - low) * static_cast<float>(rng_.uniform(1, next_++));
    }
    glm::vec3 point() { return {real(-150, 150), real(-150, 150), real(-150, 150)}; }
    template <class E>
    E word(std::size_t count) {
        return static_cast<E>(below(count));
    }
    std::uint64_t bits() { return rng_.bits(2, next_++); }
    RegionRef region(const Content& content) {
        while (true) {
            const Region& region = content.atlas.regions[below(content.atlas.regions.size())];
            RegionRef ref{region.id, std::nullopt};
            if (coin()) ref.side = coin() ? Side::kLeft : Side::kRight;
            if (!content.atlas.parcelsOf(ref).empty()) return ref;
        }
    }
    std::string text() {  // anything that can stand in a path or be copied, awkward ends included
        static const std::array<std::string, 14> kPieces{
            " ", "\\",  "\n", "\t", "a",  "scene.toml", " force",
            "ü", "\\n", "\"", "/",  "\r", "keep",       "force"};
        std::string out;
        for (std::size_t i = 0; i <= below(6); ++i) out += kPieces[below(kPieces.size())];
        return out;
    }
    Camera camera() {
        Camera c;
        c.targetMm = point();
        c.azimuthDeg = real(-180, 180);
        c.elevationDeg = real(-90, 90);
        c.distanceMm = real(40, 1500);
        c.fovDeg = real(5, 90);
        return c;
    }
    ClipPlane clip() { return {coin(), word<Axis>(3), real(-150, 150), coin()}; }

  private:
    CounterRng rng_;
    std::uint64_t next_ = 0;
};

Action someAction(const Content& content, std::size_t type, Dice& dice) {
    const auto& therapies = content.knowledge.therapies;
    const auto& mechanisms = content.knowledge.mechanisms;
    const std::array<Action, 46> all{
        SetTherapy{dice.coin() ? "" : therapies[dice.below(therapies.size())].id},
        SetSession{dice.real(0, 20)},
        SetShow{dice.word<Show>(2)},
        SetEvidence{dice.word<EvidenceKind>(3)},
        SetMechanism{dice.coin() ? "" : mechanisms[dice.below(mechanisms.size())].id},
        SetSeed{dice.bits()},
        SetStep{static_cast<std::uint32_t>(dice.bits())},
        Select{dice.region(content)},
        SelectAlso{dice.region(content)},
        SelectNone{},
        Hide{dice.region(content)},
        Unhide{dice.region(content)},
        Isolate{dice.region(content)},
        Reveal{},
        SetPart{dice.word<Part>(6), dice.coin()},
        SetPullApart{dice.real(0, 60)},
        SetInsulaOpened{dice.coin()},
        SetParameter{"fraction_deleted", "0.25"},
        ResetParameters{},
        SetCloseUp{dice.coin()},
        SetCompare{dice.coin()},
        TurnCloseUp{dice.real(-90, 90), dice.real(-90, 90)},
        ExportPlot{dice.text(), dice.coin()},
        SetView{dice.word<View>(10)},
        Orbit{dice.real(-90, 90), dice.real(-90, 90)},
        Pan{dice.real(-30, 30), dice.real(-30, 30)},
        Zoom{dice.real(0.2F, 4), {dice.real(-1, 1), dice.real(-1, 1)}, dice.real(0.5F, 2)},
        FocusOn{dice.region(content)},
        FocusPoint{dice.point()},
        SetCamera{dice.camera()},
        SetStyle{dice.word<Style>(3)},
        SetTheme{dice.word<Theme>(3)},
        SetLabels{dice.word<Switch>(3)},
        SetLegend{dice.word<Switch>(3)},
        SetLetters{dice.coin()},
        SetSlice{dice.word<Axis>(3), dice.coin()},
        SetCrosshair{dice.point()},
        SetClip{dice.clip()},
        ResetView{},
        Undo{},
        Redo{},
        OpenScene{dice.text()},
        SaveScene{dice.text(), dice.coin()},
        ExportPicture{dice.text(), 1 + static_cast<int>(dice.below(16384)),
                      1 + static_cast<int>(dice.below(16384)), dice.coin(), dice.coin()},
        CopyText{dice.text()},
        Quit{}};
    static_assert(std::variant_size_v<Action> == all.size() + 1,
                  "a new action needs a line here (ReplaceState has none)");
    return all[type % all.size()];
}

}  // namespace

std::vector<Action> manyActions(const Content& content, int count) {
    Dice dice(7);
    std::vector<Action> actions;
    for (int i = 0; i < count; ++i)
        actions.push_back(someAction(content, static_cast<std::size_t>(i), dice));
    return actions;
}

ViewState someState(const Content& content, std::uint64_t seed) {
    Dice dice(seed);
    ViewState s;
    const Therapy& therapy =
        content.knowledge.therapies[dice.below(content.knowledge.therapies.size())];
    s.camera = dice.camera();
    if (dice.coin()) s.medialOf = dice.coin() ? Side::kLeft : Side::kRight;
    s.therapy = therapy.id;
    s.session = dice.real(0.0F, static_cast<float>(therapy.sliderSessions));
    s.show = dice.word<Show>(2);
    s.evidence = dice.word<EvidenceKind>(3);
    if (dice.coin())
        s.mechanism =
            content.knowledge.mechanisms[dice.below(content.knowledge.mechanisms.size())].id;
    s.seed = dice.bits();
    s.step = static_cast<std::uint32_t>(dice.below(kMostModelSteps));
    s.closeUp = dice.coin();
    s.compare = dice.coin();
    s.closeUpTurnDeg = {dice.real(-180, 180), dice.real(-80, 80)};
    if (s.mechanism == "synaptic_pruning")
        s.modelSettings = {{"deletion", 1.0}, {"sleep", static_cast<double>(dice.real(0, 1))}};
    s.selection = {dice.region(content), dice.region(content)};
    s.hidden = {dice.region(content)};
    if (dice.coin()) s.isolated = {dice.region(content), dice.region(content)};
    for (bool& part : s.parts) part = dice.coin();
    s.pullApartMm = dice.real(0, 60);
    s.insulaOpened = dice.coin();
    s.style = dice.word<Style>(3);
    s.theme = dice.word<Theme>(3);
    s.labels = dice.word<Switch>(3);
    s.legend = dice.word<Switch>(3);
    s.orientationLetters = dice.coin();
    for (bool& slice : s.slices) slice = dice.coin();
    s.crosshairMm = dice.point();
    s.clip = dice.clip();
    s.language = "en";
    return s;
}

}  // namespace rewire::test
