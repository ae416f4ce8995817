// SPDX-License-Identifier: Apache-2.0
// The words on a picture, put together from knowledge and from the [annotation] table of the
// language. Does NOT hold any English of its own, and does NOT know where a word will stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "scene/view_state.h"

namespace rewire {

class Wording {
  public:
    explicit Wording(const Content& content) : content_(content) {}

    // A word under "annotation.".
    [[nodiscard]] const std::string& word(std::string_view key) const;
    // The same with "{name}" and the like filled in.
    struct Blank {
        std::string_view name;
        std::string value;
    };
    [[nodiscard]] std::string fill(std::string_view key, const std::vector<Blank>& blanks) const;

    [[nodiscard]] std::string shortName(const std::string& regionId) const;
    [[nodiscard]] std::string sided(const std::string& name, std::optional<Side> side) const;
    [[nodiscard]] std::string tagline(const std::string& regionId) const;  // may be empty
    [[nodiscard]] std::string effect(Direction direction, Measure measure) const;
    [[nodiscard]] const std::string& grade(Grade grade) const;
    [[nodiscard]] std::string viewName(const ViewState& state) const;  // empty: no standard view

    [[nodiscard]] std::string title(const ViewState& state) const;  // may be empty
    [[nodiscard]] std::string subtitle(const ViewState& state) const;
    // The references of what the picture shows, as "Buhle 2014; ...": those that decide, first come
    // first.
    [[nodiscard]] std::vector<std::string> sources(const ViewState& state) const;

  private:
    const Content& content_;
};

[[nodiscard]] std::string briefReference(const Reference& reference);  // "Marwood 2018"
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between);

}  // namespace rewire
