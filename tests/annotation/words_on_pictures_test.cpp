// SPDX-License-Identifier: Apache-2.0
// Title, legend, letters and sources say what the picture shows, in words that exist.
#include <gtest/gtest.h>

#include <algorithm>

#include "annotation/wording.h"
#include "stage.h"

namespace rewire::test {
namespace {

bool says(const AnnotationLayout& layout, const std::string& part) {
    return std::any_of(layout.texts.begin(), layout.texts.end(),
                       [&](const TextItem& t) { return t.text.find(part) != std::string::npos; });
}
bool marks(const AnnotationLayout& layout, Mark mark) {
    return std::any_of(layout.marks.begin(), layout.marks.end(),
                       [&](const MarkItem& m) { return m.mark == mark; });
}
AnnotationLayout file(const ViewState& state) {
    return laidOut(state, fileOf(state, 1920, 1080));
}

TEST(WordsOnPictures, AllStandInTheLanguageFile) {
    for (const Theme theme : {Theme::kDark, Theme::kPrint}) {
        for (const Therapy& therapy : content().knowledge.therapies) {
            for (const char* kind : {"course", "practice", "other"}) {
                for (const char* show : {"focus", "findings"}) {
                    ViewState state = after({"therapy " + therapy.id, std::string("show ") + show,
                                             std::string("evidence ") + kind, "session 2"});
                    state.theme = theme;
                    for (const View view : kAllViews) {
                        applyView(state, view);
                        for (const TextItem& text : file(state).texts) {
                            EXPECT_EQ(text.text.find("annotation."), std::string::npos)
                                << text.text;
                            EXPECT_EQ(text.text.find('{'), std::string::npos) << text.text;
                        }
                    }
                }
            }
        }
    }
}

TEST(WordsOnPictures, ShortNamesNameRegionsThatExist) {
    const std::string prefix = "annotation.name.";
    int names = 0;
    for (const auto& [key, text] : content().language.entries) {
        if (key.rfind(prefix, 0) != 0) continue;
        ++names;
        EXPECT_NE(content().atlas.findRegion(key.substr(prefix.size())), nullptr) << key;
    }
    EXPECT_GT(names, 5);
}

TEST(WordsOnPictures, TheLegendListsTheFocus) {
    const AnnotationLayout layout = file(after({"therapy cbt"}));
    EXPECT_TRUE(says(layout, "Prefrontal cortex"));
    EXPECT_TRUE(says(layout, "Amygdala"));
    EXPECT_TRUE(says(layout, "Cognitive"));
    EXPECT_TRUE(says(layout, "Focus"));
    EXPECT_TRUE(marks(layout, Mark::kSwatch));
    EXPECT_FALSE(marks(layout, Mark::kDots)) << "the focus claims nothing";
}

TEST(WordsOnPictures, FindingsCarryKindGradesAndSources) {
    const AnnotationLayout layout =
        file(after({"therapy cbt", "show findings", "evidence course"}));
    EXPECT_TRUE(says(layout, "After a course"));
    EXPECT_TRUE(says(layout, "people scanned before"));
    EXPECT_TRUE(says(layout, "mixed or unclear"));
    EXPECT_TRUE(says(layout, "contested"));
    EXPECT_TRUE(says(layout, "Sources: "));
    EXPECT_TRUE(says(layout, "Colin 27"));
    EXPECT_TRUE(marks(layout, Mark::kStripes));
    EXPECT_TRUE(marks(layout, Mark::kDots));
}

TEST(WordsOnPictures, ACourseUnderWayIsMarkedAsAnIllustration) {
    const AnnotationLayout under = file(after({"therapy cbt", "show findings", "session 8"}));
    EXPECT_TRUE(says(under, "Session 8 of 20"));
    EXPECT_TRUE(says(under, "Illustration"));
    EXPECT_FALSE(says(file(after({"therapy cbt", "show findings"})), "Session"));
}

TEST(WordsOnPictures, AnEmptyKindOfEvidenceSaysSo) {
    for (const Therapy& therapy : content().knowledge.therapies) {
        for (const EvidenceKind kind :
             {EvidenceKind::kCourse, EvidenceKind::kPractice, EvidenceKind::kOther}) {
            if (!shownEffects(therapy, kind).empty()) continue;
            const AnnotationLayout layout = file(after({"therapy " + therapy.id, "show findings",
                                                        "evidence " + std::string(toText(kind))}));
            EXPECT_TRUE(says(layout, content().language.text("annotation.nothing_shown")));
        }
    }
}

TEST(WordsOnPictures, LettersSayWhichSideIsWhich) {
    const auto letterAtLeft = [](const char* view) {
        const ViewState state = after({std::string("view ") + view});
        const AnnotationLayout layout = file(state);
        std::string letter;
        float leftmost = 200.0F;
        for (const TextItem& text : layout.texts) {
            if (text.text.size() == 1 && text.topLeftPx.x < leftmost) {
                leftmost = text.topLeftPx.x;
                letter = text.text;
            }
        }
        return letter;
    };
    EXPECT_EQ(letterAtLeft("left"), "A");
    EXPECT_EQ(letterAtLeft("right"), "P");
    EXPECT_EQ(letterAtLeft("front"), "R");
    EXPECT_EQ(letterAtLeft("back"), "L");
    EXPECT_EQ(letterAtLeft("top"), "L");
}

TEST(WordsOnPictures, AMechanismSaysHowSureItIs) {
    const AnnotationLayout layout = file(after({"mechanism synaptic_pruning"}));
    EXPECT_TRUE(says(layout, "hypothesis"));
    EXPECT_TRUE(says(layout, "Does therapy cause this?"));
}

TEST(WordsOnPictures, ReferencesAreCutToNameAndYear) {
    Reference reference;
    reference.authors = "Howard KI, Kopta SM, Krause MS, Orlinsky DE";
    reference.year = 1986;
    EXPECT_EQ(briefReference(reference), "Howard\u00a01986");
    reference.authors = "de Vivo L et al.";
    EXPECT_EQ(briefReference(reference), "de Vivo\u00a01986");
}

}  // namespace
}  // namespace rewire::test
