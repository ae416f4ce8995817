// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/data_commands.h"
#include "support/synthetic_assets.h"

namespace rewire::app {
namespace {

using Json = nlohmann::json;

class LocateCommand : public testing::Test {
  protected:
    int run(std::vector<std::string> words, bool json = true, const std::string& input = {}) {
        std::istringstream in(input);
        std::ostringstream out, err;
        const int code = runLocate(assets.path(), {std::move(words), json}, in, out, err);
        output = out.str();
        complaints = err.str();
        return code;
    }
    [[nodiscard]] std::vector<Json> lines() const {
        std::vector<Json> parsed;
        std::istringstream stream(output);
        for (std::string line; std::getline(stream, line);) parsed.push_back(Json::parse(line));
        return parsed;
    }
    test::SyntheticAssets assets;
    std::string output, complaints;
};

TEST_F(LocateCommand, AnswersWithExactlyTheKeysPromised) {
    ASSERT_EQ(run({"-23", "-1", "-17"}), 0);
    EXPECT_EQ(
        output,
        "{\"parcel\":\"amygdala\",\"side\":\"left\",\"regions\":[\"amygdala\",\"limbic_system\"],"
        "\"distance_mm\":0.0}\n");
}

TEST_F(LocateCommand, KnowsRightFromLeft) {
    ASSERT_EQ(run({"27", "1", "-18"}), 0);
    EXPECT_EQ(Json::parse(output)["side"], "right");
}

TEST_F(LocateCommand, FindsTheNearestOutsideAnyParcel) {
    ASSERT_EQ(run({"0", "-28", "-61"}), 0);
    const Json answer = Json::parse(output);
    EXPECT_EQ(answer["parcel"], "brainstem");
    EXPECT_EQ(answer["side"], "midline");
    EXPECT_GT(answer["distance_mm"], 0.0);
    EXPECT_LE(answer["distance_mm"], 10.0);
}

TEST_F(LocateCommand, AnswersNullFarOutside) {
    ASSERT_EQ(run({"200", "200", "200"}), 0);
    EXPECT_EQ(output, "{\"parcel\":null,\"side\":null,\"regions\":[],\"distance_mm\":null}\n");
}

TEST_F(LocateCommand, SpeaksToPeopleWithoutJson) {
    ASSERT_EQ(run({"-23", "-1", "-17"}, false), 0);
    EXPECT_EQ(output, "Amygdala, left (amygdala)\n  amygdala\n  limbic_system\n");
    ASSERT_EQ(run({"200", "0", "0"}, false), 0);
    EXPECT_EQ(output, "nothing within 10 mm\n");
}

TEST_F(LocateCommand, CallsWrongUseWhatIsNoCoordinate) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"1", "2"},
                                                  {"a", "b", "c"},
                                                  {"1", "2", "3x"},
                                                  {"nan", "0", "0"},
                                                  {"1", "2", "1e9"}}) {
        EXPECT_EQ(run(words), 2);
        EXPECT_EQ(output, "");
        EXPECT_NE(complaints.find("three numbers X Y Z"), std::string::npos);
        EXPECT_EQ(std::count(complaints.begin(), complaints.end(), '\n'), 1);
    }
}

TEST_F(LocateCommand, ReadsManyLinesAndAnswersInOrder) {
    ASSERT_EQ(run({"-"}, false, "-23 -1 -17\n27,1,-18\r\n\t200  200 200\n+0 -28 -34"), 0);
    const auto answers = lines();
    ASSERT_EQ(answers.size(), 4U);
    EXPECT_EQ(answers[0]["side"], "left");
    EXPECT_EQ(answers[1]["side"], "right");
    EXPECT_TRUE(answers[2]["parcel"].is_null());
    EXPECT_EQ(answers[3]["parcel"], "brainstem");
    EXPECT_EQ(complaints, "");
}

TEST_F(LocateCommand, AnswersABadLineInItsPlaceAndGoesOn) {
    ASSERT_EQ(run({"-"}, true, "1 2\n\n-23 -1 -17\n\n\n"), 1);
    const auto answers = lines();
    ASSERT_EQ(answers.size(), 3U);  // the blank lines at the end ask nothing
    EXPECT_NE(answers[0]["error"].get<std::string>().find("line 1"), std::string::npos);
    EXPECT_NE(answers[1]["error"].get<std::string>().find("line 2"), std::string::npos);
    EXPECT_EQ(answers[2]["parcel"], "amygdala");
    EXPECT_NE(complaints.find("line 1"), std::string::npos);
    EXPECT_NE(complaints.find("line 2"), std::string::npos);
}

TEST_F(LocateCommand, AnswersNothingToNothing) {
    EXPECT_EQ(run({"-"}, true, ""), 0);
    EXPECT_EQ(output, "");
}

TEST_F(LocateCommand, AnswersThousandsASecond) {
    std::string input;
    for (int i = 0; i < 3000; ++i) {
        input += std::to_string(i % 140 - 70) + " " + std::to_string(i % 170 - 100) + " " +
                 std::to_string(i % 120 - 45) + "\n";
    }
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(run({"-"}, true, input), 0);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(lines().size(), 3000U);
    EXPECT_LT(seconds.count(),
              3.0);  // some 0.05 s in a release build; room for sanitizers on a busy machine
}

TEST_F(LocateCommand, NamesTheFileThatIsMissing) {
    std::filesystem::remove(assets.path() / "labels.nii.gz");
    EXPECT_EQ(run({"0", "0", "0"}), 1);
    EXPECT_NE(complaints.find("labels.nii.gz"), std::string::npos);
}

}  // namespace
}  // namespace rewire::app
