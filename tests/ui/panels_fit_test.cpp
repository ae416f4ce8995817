// SPDX-License-Identifier: Apache-2.0
// Every panel at every size in both themes: no text is shortened, none leaves its box or its panel.
#include <gtest/gtest.h>

#include "scene/mechanism_run.h"
#include "ui/null_interface.h"

namespace rewire::test {
namespace {

struct Size {
    glm::vec2 px;
    float scale;
};
const std::vector<Size> kSizes{{{1024.0F, 640.0F}, 1.0F},
                               {{1280.0F, 720.0F}, 1.0F},
                               {{1920.0F, 1080.0F}, 1.0F},
                               {{3840.0F, 2160.0F}, 2.0F},
                               {{1920.0F, 1080.0F}, 1.5F}};

void expectFits(const NullInterface& screen, const std::string& what) {
    EXPECT_GT(screen.ui.texts.size(), 20U) << what;
    for (const ui::TextRecord& t : screen.ui.texts) {
        EXPECT_FALSE(t.cut) << what << ": '" << t.text << "' needs " << t.drawn.w << " px of "
                            << t.allowed.w;
        const bool sideways =
            t.drawn.x >= t.clip.x - 0.5F && t.drawn.right() <= t.clip.right() + 0.5F;
        EXPECT_TRUE(sideways) << what << ": '" << t.text << "' leaves its panel sideways";
        const bool upright = t.scrolls || (t.drawn.y >= t.clip.y - 0.5F &&
                                           t.drawn.bottom() <= t.clip.bottom() + 0.5F);
        EXPECT_TRUE(upright) << what << ": '" << t.text << "' leaves its panel above or below";
    }
}

// Texts of one panel must not lie over each other.
void expectNoOverlap(const NullInterface& screen, const std::string& what) {
    const auto& all = screen.ui.texts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            if (all[i].clip.overlaps(all[j].clip) &&
                all[i].drawn.inset(0.0F, 2.0F).overlaps(all[j].drawn.inset(0.0F, 2.0F))) {
                ADD_FAILURE() << what << ": '" << all[i].text << "' lies over '" << all[j].text
                              << "'";
            }
        }
    }
}

class EveryPanel : public ::testing::TestWithParam<std::tuple<std::size_t, Theme>> {
  protected:
    [[nodiscard]] static Size size() { return kSizes[std::get<0>(GetParam())]; }
    [[nodiscard]] static Theme theme() { return std::get<1>(GetParam()); }
    static void check(NullInterface& screen, const std::string& what) {
        screen.frames(3);
        expectFits(screen, what);
        expectNoOverlap(screen, what);
    }
};

TEST_P(EveryPanel, OfATherapyFits) {
    NullInterface screen(size().px, theme(), size().scale);
    check(screen, "nothing chosen");
    for (const Therapy& therapy : shippedContent().knowledge.therapies) {
        screen.apply("therapy " + therapy.id);
        for (const char* show : {"show focus", "show findings", "evidence practice",
                                 "evidence other", "evidence course"}) {
            screen.apply(std::string(show));
            check(screen, therapy.id + ", " + show);
        }
        for (std::size_t i = 0; i < therapy.effects.size(); ++i)
            screen.ui.expanded.insert("effect." + therapy.id + "." + std::to_string(i));
        for (std::size_t i = 0; i < therapy.connections.size(); ++i)
            screen.ui.expanded.insert("link." + therapy.id + "." + std::to_string(i));
        for (const char* kind : {"course", "practice", "other"})
            screen.ui.expanded.insert("rows." + therapy.id + "." + kind);
        check(screen, therapy.id + ", all rows open");
    }
}

TEST_P(EveryPanel, OfARegionFits) {
    NullInterface screen(size().px, theme(), size().scale);
    for (const Therapy& therapy : shippedContent().knowledge.therapies)
        screen.ui.expanded.insert("says." + therapy.id);
    const auto look = [&](const std::string& id) {
        screen.apply("select " + id);
        check(screen, id);
    };
    for (const RegionText& region : shippedContent().knowledge.regions) look(region.id);
    for (const RegionSet& set : shippedContent().knowledge.sets) look(set.id);
    screen.apply("select-none");
    screen.ui.tab = ui::Tab::kRegion;
    for (const RegionSet& set : shippedContent().knowledge.sets)
        screen.ui.expanded.insert("tree." + set.id);
    check(screen, "the list of regions");
}

// Every slider of the model at its highest.
std::vector<ModelSetting> everySetting(const ViewState& state) {
    std::vector<ModelSetting> settings;
    for (const models::ParameterInfo& parameter : modelOf(shippedContent(), state)->parameters) {
        if (parameter.kind != models::ParameterKind::kChoice)
            settings.push_back({std::string(parameter.name), parameter.max});
    }
    return settings;
}

TEST_P(EveryPanel, OfAMechanismFitsForBeginnersAndStudents) {
    NullInterface screen(size().px, theme(), size().scale);
    for (const bool student : {false, true}) {
        screen.ui.settings.studentTexts = student;
        for (const Mechanism& mechanism : shippedContent().knowledge.mechanisms) {
            screen.apply("mechanism " + mechanism.id);
            check(screen, mechanism.id);
            for (const ModelSetting& each : everySetting(screen.state))
                screen.apply(SetParameter{each.name, std::to_string(each.value)});
            screen.modelProgress = 0.5F;
            check(screen, mechanism.id + ", computing");
            screen.modelProgress.reset();
            screen.modelProblem = "a number of the model is no longer finite (step 12)";
            check(screen, mechanism.id + ", stopped");
            screen.modelProblem.clear();
        }
    }
    screen.apply("mechanism none");
    screen.ui.tab = ui::Tab::kMechanisms;
    check(screen, "the list of mechanisms");
}

TEST_P(EveryPanel, OfReferencesAndDialogsFits) {
    NullInterface screen(size().px, theme(), size().scale);
    for (const Reference& reference : shippedContent().knowledge.references)
        screen.ui.expanded.insert("reference." + reference.id);
    screen.ui.tab = ui::Tab::kReferences;
    check(screen, "references, all open");
    screen.ui.tab = ui::Tab::kTherapy;
    for (const ui::Dialog dialog :
         {ui::Dialog::kExport, ui::Dialog::kSaveScene, ui::Dialog::kOpenScene, ui::Dialog::kHelp}) {
        screen.ui.dialog.kind = dialog;
        screen.ui.dialog.justOpened = true;
        screen.frames(3);
        expectFits(screen, "dialog " + std::to_string(static_cast<int>(dialog)));
    }
    screen.ui.dialog.kind = ui::Dialog::kNone;
    for (const char* query : {"", "dlPFC", "BA 46", "fear", "oxytocin", "zzz"}) {
        screen.ui.search = {true, true, query, 0, 0.0F};
        screen.frames(3);
        expectFits(screen, std::string("search for ") + query);
    }
}

INSTANTIATE_TEST_SUITE_P(SizesAndThemes, EveryPanel,
                         ::testing::Combine(::testing::Range<std::size_t>(0, kSizes.size()),
                                            ::testing::Values(Theme::kDark, Theme::kLight)));

}  // namespace
}  // namespace rewire::test
