// SPDX-License-Identifier: Apache-2.0
// What must hold for labels on every picture: inside, apart, leaders that never cross, calm while
// turning.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "stage.h"

namespace rewire::test {
namespace {

struct Box {
    glm::vec2 low, high;
};
Box boxOf(const LabelBox& label) {
    return {{label.rectPx.x, label.rectPx.y},
            {label.rectPx.x + label.rectPx.z, label.rectPx.y + label.rectPx.w}};
}
Box boxOf(const TextItem& text) {
    return {text.topLeftPx, text.topLeftPx + text.sizePx};
}
bool overlap(const Box& a, const Box& b) {
    return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}
bool contains(const Box& outer, const Box& inner) {
    return inner.low.x >= outer.low.x && inner.low.y >= outer.low.y &&
           inner.high.x <= outer.high.x && inner.high.y <= outer.high.y;
}

float turn(glm::vec2 a, glm::vec2 b, glm::vec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
bool segmentsCross(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
    return turn(a, b, c) * turn(a, b, d) < 0.0F && turn(c, d, a) * turn(c, d, b) < 0.0F;
}

bool runsThrough(glm::vec2 a, glm::vec2 b, const Box& box) {
    return contains(box, {a, a}) || contains(box, {b, b}) ||
           segmentsCross(a, b, box.low, box.high) ||
           segmentsCross(a, b, {box.low.x, box.high.y}, {box.high.x, box.low.y});
}

// The leaders are the lines with an elbow; the gizmo's have none.
std::vector<const LineItem*> leadersOf(const AnnotationLayout& layout) {
    std::vector<const LineItem*> leaders;
    for (const LineItem& line : layout.lines) {
        if (line.pointsPx.size() == 3) leaders.push_back(&line);
    }
    return leaders;
}

std::string brokenRule(const AnnotationLayout& layout) {
    const Box picture{{0, 0}, {layout.widthPx, layout.heightPx}};
    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
        if (!contains(picture, boxOf(layout.texts[i]))) return "outside: " + layout.texts[i].text;
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(boxOf(layout.texts[i]), boxOf(layout.texts[j]))) {
                return layout.texts[i].text + " over " + layout.texts[j].text;
            }
        }
    }
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (overlap(boxOf(layout.labels[i]), boxOf(layout.labels[j]))) {
                return "labels over each other: " + layout.labels[i].regionId;
            }
        }
        if (!contains(picture, {layout.labels[i].anchorPx, layout.labels[i].anchorPx})) {
            return "points outside: " + layout.labels[i].regionId;
        }
    }
    const auto leaders = leadersOf(layout);
    if (leaders.size() != layout.labels.size()) return "a label without its leader";
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        for (std::size_t p = 0; p < 2; ++p) {
            const glm::vec2 a = leaders[i]->pointsPx[p], b = leaders[i]->pointsPx[p + 1];
            for (std::size_t j = 0; j < i; ++j) {
                for (std::size_t q = 0; q < 2; ++q) {
                    if (segmentsCross(a, b, leaders[j]->pointsPx[q], leaders[j]->pointsPx[q + 1])) {
                        return "leaders cross: " + layout.labels[i].regionId;
                    }
                }
            }
            // Beside a short name a leader may run in its own label's box, but never through words.
            for (std::size_t j = 0; j < layout.labels.size(); ++j) {
                if (i != j && runsThrough(a, b, boxOf(layout.labels[j]))) {
                    return "the leader of " + layout.labels[i].regionId + " through " +
                           layout.labels[j].regionId;
                }
            }
            for (const TextItem& text : layout.texts) {
                if (runsThrough(a, b, boxOf(text))) {
                    return "the leader of " + layout.labels[i].regionId + " through " + text.text;
                }
            }
        }
    }
    return {};
}

const std::vector<std::vector<std::string>>& subjects() {
    static const std::vector<std::vector<std::string>> kAll = [] {
        std::vector<std::vector<std::string>> all{{"select amygdala"},
                                                  {"select right:insula_anterior"},
                                                  {"select pfc", "select-also hippocampus"}};
        for (const Therapy& therapy : content().knowledge.therapies) {
            all.push_back({"therapy " + therapy.id});
            for (const char* kind : {"course", "practice", "other"}) {
                all.push_back(
                    {"therapy " + therapy.id, "show findings", std::string("evidence ") + kind});
            }
        }
        for (const Mechanism& mechanism : content().knowledge.mechanisms) {
            all.push_back({"mechanism " + mechanism.id});
        }
        return all;
    }();
    return kAll;
}

ViewState stateOf(const std::vector<std::string>& actions) {
    ViewState state = initialViewState();
    for (const std::string& action : actions) {
        state = reduce(content(), state, *parse(action))->state;
    }
    return state;
}

std::string told(const std::vector<std::string>& actions) {
    std::string text;
    for (const std::string& action : actions) text += action + "; ";
    return text;
}

TEST(Labels, KeepTheirRulesInEveryViewAtEverySize) {
    int labels = 0;
    for (const auto& actions : subjects()) {
        ViewState state = stateOf(actions);
        for (const View view : kAllViews) {
            applyView(state, view);
            for (const glm::ivec2 size :
                 {glm::ivec2(640, 360), {1280, 720}, {1080, 1350}, {3840, 2160}}) {
                const AnnotationLayout layout = laidOut(state, fileOf(state, size.x, size.y));
                labels += static_cast<int>(layout.labels.size());
                ASSERT_EQ(brokenRule(layout), "")
                    << told(actions) << toText(view) << " at " << size.x << "x" << size.y;
            }
            const AnnotationLayout window = laidOut(state, windowOf(state, 1280, 720));
            ASSERT_EQ(brokenRule(window), "") << told(actions) << toText(view) << " in the window";
        }
    }
    EXPECT_GT(labels, 2000);
}

TEST(Labels, StandOnPicturesOfTheSmallestSizeWithoutHarm) {
    const ViewState state = after({"therapy cbt"});
    for (const glm::ivec2 size : {glm::ivec2(16, 16), {16, 4000}, {4000, 16}, {100, 100}}) {
        const AnnotationLayout layout = laidOut(state, fileOf(state, size.x, size.y));
        Image image(size.x, size.y);
        painter().paint(layout, image);
        EXPECT_LE(layout.labels.size(), 8U);
    }
}

TEST(Labels, NameTheAmygdalaUnderCbtFromEverySide) {
    for (const View view : kAllViews) {
        ViewState state = after({"therapy cbt"});
        applyView(state, view);
        const AnnotationLayout layout = laidOut(state, fileOf(state, 1920, 1080));
        const bool named = std::any_of(layout.labels.begin(), layout.labels.end(),
                                       [](const LabelBox& l) { return l.regionId == "amygdala"; });
        EXPECT_TRUE(named) << toText(view);
    }
}

TEST(Labels, EndOnTheirPart) {
    const ViewState state = after({"therapy cbt", "view left"});
    const AnnotationInput input = fileOf(state, 1280, 720);
    const AnnotationLayout layout = laidOut(state, input);
    ASSERT_FALSE(layout.labels.empty());
    for (const LabelBox& label : layout.labels) {
        float nearest = 1e9F;
        for (const ParcelIndex p : content().atlas.parcelsOf({label.regionId, label.side})) {
            for (const auto* points : {&anchors().byParcel[p], &anchors().bodyByParcel[p]}) {
                for (const glm::vec3& at : points->positionsMm) {
                    const auto px = input.space.toPixel(state.camera, at);
                    if (px)
                        nearest = std::min(nearest, glm::length(glm::vec2(*px) - label.anchorPx));
                }
            }
        }
        EXPECT_LT(nearest, 1.0F) << label.regionId;
    }
}

TEST(Labels, ShowABilateralRegionOnceAndNameASideOnlyWhenOneIsMeant) {
    const AnnotationLayout both =
        laidOut(after({"select amygdala"}), fileOf(after({"select amygdala"}), 1280, 720));
    ASSERT_EQ(both.labels.size(), 1U);
    const auto says = [](const AnnotationLayout& layout, const std::string& text) {
        return std::any_of(layout.texts.begin(), layout.texts.end(),
                           [&](const TextItem& t) { return t.text == text; });
    };
    EXPECT_TRUE(says(both, "Amygdala"));
    const ViewState right = after({"select right:amygdala"});
    AnnotationInput input = fileOf(right, 1280, 720);
    input.title = false;
    EXPECT_TRUE(says(laidOut(right, input), "Right amygdala"));
}

TEST(Labels, SayWhichWayAndHowSureInFindings) {
    const ViewState state = after({"therapy cbt", "show findings", "evidence practice"});
    const AnnotationLayout layout = laidOut(state, fileOf(state, 1920, 1080));
    const auto says = [&](const std::string& text) {
        return std::any_of(layout.texts.begin(), layout.texts.end(),
                           [&](const TextItem& t) { return t.text == text; });
    };
    EXPECT_TRUE(says("more active · strong"));
    EXPECT_TRUE(says("less active · strong"));
    const auto marks = [&](Mark mark) {
        return std::any_of(layout.marks.begin(), layout.marks.end(),
                           [&](const MarkItem& m) { return m.mark == mark; });
    };
    EXPECT_TRUE(marks(Mark::kUp));
    EXPECT_TRUE(marks(Mark::kDown));
}

TEST(Labels, StayWhereTheyAreWhileTheCameraTurns) {
    ViewState state = after({"therapy cbt"});
    const AnnotationInput input = fileOf(state, 1280, 720);
    AnnotationLayout before = laidOut(state, input);
    int kept = 0;
    for (int frame = 0; frame < 60; ++frame) {
        state.camera.azimuthDeg += 1.0F;
        AnnotationLayout now = laidOut(state, input, &before);
        ASSERT_EQ(brokenRule(now), "") << "frame " << frame;
        for (const LabelBox& label : now.labels) {
            for (const LabelBox& old : before.labels) {
                if (old.regionId != label.regionId) continue;
                EXPECT_LT(glm::length(glm::vec2(label.rectPx) - glm::vec2(old.rectPx)), 60.0F)
                    << label.regionId << " jumped in frame " << frame;
                if (label.rectPx == old.rectPx) ++kept;
            }
        }
        before = now;
    }
    EXPECT_GT(kept, 120);
}

TEST(Labels, AreTheSameForTheSameInput) {
    const ViewState state = after({"therapy psychodynamic", "show findings"});
    const AnnotationInput input = fileOf(state, 1280, 720);
    EXPECT_EQ(laidOut(state, input), laidOut(state, input));
}

TEST(Labels, VanishWhenTheyAreOff) {
    const ViewState state = after({"therapy cbt", "labels off"});
    EXPECT_TRUE(laidOut(state, fileOf(state, 1280, 720)).labels.empty());
}

}  // namespace
}  // namespace rewire::test
