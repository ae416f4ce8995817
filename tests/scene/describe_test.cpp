// SPDX-License-Identifier: Apache-2.0
// The picture in words says what is lit, from where, and how sure; and never claims a cause.
#include "scene/describe.h"

#include <gtest/gtest.h>

#include "test_content.h"

namespace rewire::test {
namespace {

Description words(std::initializer_list<const char*> actions) {
    return describe(testContent(), after(actions));
}
bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Describe, NamesThePlainBrain) {
    const Description d = words({});
    EXPECT_EQ(d.title, "The human brain");
    EXPECT_EQ(d.altText, "A human brain seen from the left front, drawn opaque.");
    EXPECT_TRUE(has(d.citation, "Colin 27"));
}

TEST(Describe, SaysWhatTheFocusIsAndWhatIsHonest) {
    const Description d = words({"therapy cbt", "style glass"});
    EXPECT_EQ(d.title, "Cognitive-Behavioral Therapy: focus");
    EXPECT_TRUE(has(d.altText, "drawn as glass"));
    EXPECT_TRUE(has(d.altText, "Prefrontal cortex and Amygdala")) << d.altText;
    EXPECT_TRUE(has(d.altText, testContent().knowledge.findTherapy("cbt")->honestHeadline));
    EXPECT_TRUE(has(d.citation, "doi:"));
}

TEST(Describe, NamesDirectionAndGradeOfEachRegionThatStudiesFound) {
    const Description d = words({"therapy cbt", "show findings"});
    EXPECT_EQ(d.title, "Cognitive-Behavioral Therapy: what studies found after a course");
    EXPECT_TRUE(has(d.altText, "After a course of"));
    EXPECT_TRUE(has(d.altText, "less activity in Anterior insula (moderate evidence)"))
        << d.altText;
    EXPECT_TRUE(
        has(d.altText, "mixed results in Dorsomedial prefrontal cortex (moderate evidence)"));
    EXPECT_TRUE(
        has(d.altText, "weaker between left Posterior cingulate cortex and right Ventrolateral"));
    for (const ShownEffect& effect :
         shownEffects(*testContent().knowledge.findTherapy("cbt"), EvidenceKind::kCourse)) {
        EXPECT_TRUE(has(d.altText, testContent().atlas.findRegion(effect.region)->name))
            << effect.region;
    }
}

TEST(Describe, SaysThatTheCourseIsAnIllustration) {
    EXPECT_TRUE(
        has(words({"therapy cbt", "show findings", "session 8"}).altText, "session 8 of 20"));
    EXPECT_TRUE(has(words({"therapy cbt", "show findings", "session 8"}).altText, "illustration"));
    EXPECT_TRUE(
        has(words({"therapy cbt", "show findings", "session 8"}).citation, "Course: Howard"));
    EXPECT_FALSE(has(words({"therapy cbt", "show findings"}).altText, "illustration"));
}

TEST(Describe, NeverSaysCauseOfWhatWasOnlySeen) {
    for (const Therapy& therapy : testContent().knowledge.therapies) {
        for (const EvidenceKind kind :
             {EvidenceKind::kCourse, EvidenceKind::kPractice, EvidenceKind::kOther}) {
            ViewState state = initialViewState();
            state.therapy = therapy.id;
            state.show = Show::kFindings;
            state.evidence = kind;
            std::string text = describe(testContent(), state).altText;
            const std::string allowed = "does not show that it causes anything";
            if (const std::size_t at = text.find(allowed); at != std::string::npos)
                text.erase(at, allowed.size());
            EXPECT_FALSE(has(text, "cause")) << text;
            EXPECT_FALSE(has(text, "describe.")) << "a word is missing: " << text;
            EXPECT_FALSE(has(text, "{")) << text;
        }
    }
}

TEST(Describe, TellsWhatAMechanismIsWorth) {
    for (const Mechanism& mechanism : testContent().knowledge.mechanisms) {
        ViewState state = initialViewState();
        state.mechanism = mechanism.id;
        const Description d = describe(testContent(), state);
        EXPECT_EQ(d.title, mechanism.name);
        EXPECT_TRUE(has(d.altText, mechanism.gradeNote));
        EXPECT_FALSE(has(d.altText, "describe.")) << d.altText;
    }
}

TEST(Describe, NamesSelectionSideAndWhatIsLeftOut) {
    const Description d = words({"select left:amygdala", "hide right:acc", "view left-medial"});
    EXPECT_EQ(d.title, "left Amygdala");
    EXPECT_TRUE(has(d.altText, "Selected: left Amygdala."));
    EXPECT_TRUE(has(d.altText, "Left out: right Anterior cingulate cortex."));
    EXPECT_TRUE(has(d.altText, "inner side of its left half"));
}

TEST(Describe, NamesTheNearestViewForACameraInBetween) {
    EXPECT_TRUE(has(words({"view top", "orbit 5 -8"}).altText, "from about above"));
}

TEST(Describe, HasWordsForEveryViewAndStyle) {
    for (const View view : kAllViews) {
        for (const Style style : {Style::kAnatomy, Style::kGlass, Style::kXray}) {
            ViewState state = initialViewState();
            applyView(state, view);
            state.style = style;
            EXPECT_FALSE(has(describe(testContent(), state).altText, "describe."))
                << toText(view) << toText(style);
        }
    }
}

}  // namespace
}  // namespace rewire::test
