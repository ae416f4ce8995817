// SPDX-License-Identifier: Apache-2.0
// `rewire locate`: one coordinate, or one a line from standard input. Every line gets its answer,
// so that the n-th answer belongs to the n-th line.
#include <charconv>
#include <cmath>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "app/data_commands.h"
#include "atlas/atlas.h"

namespace rewire::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kFarthestMm = 1e6;
constexpr const char* kWanted = "give three numbers X Y Z in millimetres, such as -24 -4 -18";

std::optional<float> numberFrom(std::string_view word) {
    if (word.starts_with('+') && !word.starts_with("+-")) word.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    if (!(std::abs(value) <= kFarthestMm)) return std::nullopt;  // also refuses nan
    return static_cast<float>(value);
}

std::optional<glm::vec3> pointFrom(const std::vector<std::string_view>& words) {
    if (words.size() != 3) return std::nullopt;
    glm::vec3 point(0.0F);
    for (int axis = 0; axis < 3; ++axis) {
        const auto value = numberFrom(words[static_cast<std::size_t>(axis)]);
        if (!value) return std::nullopt;
        point[axis] = *value;
    }
    return point;
}

// Blanks, tabs or commas between the numbers: tables are pasted in all three.
std::vector<std::string_view> wordsOf(std::string_view line) {
    constexpr std::string_view kBetween = " \t,;\r";
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t begin = line.find_first_not_of(kBetween);
        if (begin == std::string_view::npos) return words;
        const std::size_t end = std::min(line.find_first_of(kBetween, begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end);
    }
}

Json asJson(const Atlas& atlas, const Location& location) {
    if (location.parcel == kNoParcel) {
        return {{"parcel", nullptr},
                {"side", nullptr},
                {"regions", Json::array()},
                {"distance_mm", nullptr}};
    }
    const Parcel& parcel = atlas.parcels[location.parcel];
    const double distanceMm = std::round(static_cast<double>(location.distanceMm) * 100.0) / 100.0;
    return {{"parcel", parcel.id},
            {"side", std::string(toText(parcel.side))},
            {"regions", location.regionIds},
            {"distance_mm", distanceMm}};
}

void printInWords(const Atlas& atlas, const Location& location, std::ostream& out) {
    if (location.parcel == kNoParcel) {
        out << "nothing within 10 mm\n";
        return;
    }
    const Parcel& parcel = atlas.parcels[location.parcel];
    out << parcel.name << ", " << toText(parcel.side) << " (" << parcel.id << ")";
    if (location.distanceMm > 0.0F) {
        out << ", " << std::round(location.distanceMm * 10.0F) / 10.0F << " mm away";
    }
    out << '\n';
    for (const std::string& id : location.regionIds) out << "  " << id << '\n';
}

class LineAnswers {
  public:
    LineAnswers(const Atlas& atlas, std::ostream& out, std::ostream& err)
        : atlas_(atlas), out_(out), err_(err) {}

    void answer(std::string_view line) {
        ++number_;
        const std::vector<std::string_view> words = wordsOf(line);
        if (words.empty()) {  // blank lines count only when another line follows
            ++blanks_;
            return;
        }
        for (; blanks_ > 0; --blanks_) complain(number_ - blanks_);
        if (const auto point = pointFrom(words)) {
            out_ << asJson(atlas_, locate(atlas_, *point)).dump() << '\n';
        } else {
            complain(number_);
        }
    }
    [[nodiscard]] bool allGood() const { return good_; }

  private:
    void complain(std::size_t number) {
        const std::string sentence = "line " + std::to_string(number) + ": " + kWanted;
        out_ << Json{{"error", sentence}}.dump() << '\n';
        err_ << "rewire: " << sentence << '\n';
        good_ = false;
    }

    const Atlas& atlas_;
    std::ostream& out_;
    std::ostream& err_;
    std::size_t number_ = 0, blanks_ = 0;
    bool good_ = true;
};

int answerLines(const Atlas& atlas, std::istream& in, std::ostream& out, std::ostream& err) {
    LineAnswers answers(atlas, out, err);
    std::string line;
    while (out && std::getline(in, line)) {
        answers.answer(line);
        // A program that asks line by line waits for its answer.
        if (in.rdbuf()->in_avail() <= 0) out.flush();
    }
    out.flush();
    return answers.allGood() && out ? 0 : 1;
}

}  // namespace

int runLocate(const std::filesystem::path& assets, const LocateOptions& options, std::istream& in,
              std::ostream& out, std::ostream& err) {
    const bool fromInput = options.words.size() == 1 && options.words[0] == "-";
    const auto point = pointFrom({options.words.begin(), options.words.end()});
    if (!fromInput && !point) {
        err << "rewire: locate: " << kWanted << ", or - to read them from standard input\n";
        return 2;
    }
    const Result<Atlas> atlas = loadAtlas(assets, Volumes::kLabelsOnly);
    if (!atlas) {
        err << "rewire: " << atlas.error().text() << '\n';
        return 1;
    }
    if (fromInput) return answerLines(*atlas, in, out, err);
    const Location location = locate(*atlas, *point);
    if (options.json) {
        out << asJson(*atlas, location).dump() << '\n';
    } else {
        printInWords(*atlas, location, out);
    }
    return 0;
}

}  // namespace rewire::app
