// SPDX-License-Identifier: Apache-2.0
// Text with line height, wrapping and letter spacing on ImGui's draw lists.
#include <cctype>
#include <cmath>

#include "ui/frame.h"

namespace rewire::ui {

namespace {

ImVec2 measure(ImFont& font, std::string_view words) {
    return font.CalcTextSizeA(font.FontSize, FLT_MAX, 0.0F, words.data(),
                              words.data() + words.size());
}

Rect clipNow() {
    const ImVec2 a = ImGui::GetWindowDrawList()->GetClipRectMin();
    const ImVec2 b = ImGui::GetWindowDrawList()->GetClipRectMax();
    return {a.x, a.y, b.x - a.x, b.y - a.y};
}

void record(Frame& frame, std::string_view words, const Rect& drawn, const Rect& allowed,
            bool cut) {
    if (!frame.ui.audit) return;
    frame.ui.texts.push_back({std::string(words), drawn, allowed, clipNow(), frame.scrolling, cut});
}

// The longest start of `words` that fits with an ellipsis behind it.
std::string shortened(ImFont& font, std::string_view words, float maxWidth) {
    std::string cut(words);
    while (!cut.empty()) {
        do cut.pop_back();
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U);
        if (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0xC0U)
            cut.pop_back();
        std::string candidate = cut + "…";
        if (measure(font, candidate).x <= maxWidth) return candidate;
    }
    return "…";
}

// End of the line that starts at `begin`, broken at a space or after a hyphen, slash or dash where
// it must.
const char* lineEnd(ImFont& font, const char* begin, const char* end, float width) {
    const char* newline = begin;
    while (newline < end && *newline != '\n') ++newline;
    const char* fit = font.CalcWordWrapPositionA(1.0F, begin, newline, width);
    if (fit >= newline) return newline;
    // ImGui breaks at blanks only and cuts a long word anywhere: rather behind its last hyphen or
    // slash.
    if (fit > begin && *fit != ' ' && fit[-1] != ' ') {
        const char* hyphen = fit;
        while (hyphen > begin + 2 && hyphen[-1] != '-' && hyphen[-1] != '/' && hyphen[-1] != ' ')
            --hyphen;
        if (hyphen > begin + 2 && hyphen[-1] != ' ') return hyphen;
    }
    return fit == begin ? begin + 1 : fit;
}

template <class Visit>
int eachLine(ImFont& font, std::string_view words, float width, Visit visit) {
    const char* at = words.data();
    const char* end = at + words.size();
    int lines = 0;
    while (at < end) {
        const char* stop = lineEnd(font, at, end, width);
        const char* visible = stop;
        while (visible > at && visible[-1] == ' ') --visible;
        visit(lines++, std::string_view(at, static_cast<std::size_t>(visible - at)));
        at = stop;
        if (at < end && *at == '\n') ++at;
        while (at < end && *at == ' ') ++at;
    }
    return lines;
}

}  // namespace

float textWidth(const Frame& frame, Font font, std::string_view words) {
    return std::ceil(measure(*frame.look.font(font), words).x);
}

float text(Frame& frame, Font font, ImVec2 topLeft, ImU32 colour, std::string_view words,
           float maxWidth) {
    ImFont& face = *frame.look.font(font);
    const float line = frame.look.lineHeightPx(font);
    float width = std::ceil(measure(face, words).x);
    std::string cut;
    if (width > std::ceil(maxWidth)) {
        cut = shortened(face, words, maxWidth);
        record(frame, words, {topLeft.x, topLeft.y, width, line},
               {topLeft.x, topLeft.y, maxWidth, line}, true);
        words = cut;
        width = std::ceil(measure(face, words).x);
    } else {
        record(frame, words, {topLeft.x, topLeft.y, width, line},
               {topLeft.x, topLeft.y, maxWidth, line}, false);
    }
    const ImVec2 at(std::round(topLeft.x), std::round(topLeft.y + (line - face.FontSize) * 0.5F));
    frame.draw().AddText(&face, face.FontSize, at, frame.ink(colour), words.data(),
                         words.data() + words.size());
    return width;
}

void textRight(Frame& frame, Font font, ImVec2 topRight, ImU32 colour, std::string_view words,
               float maxWidth) {
    const float width = std::min(textWidth(frame, font, words), maxWidth);
    text(frame, font, {topRight.x - width, topRight.y}, colour, words, maxWidth);
}

void textCentred(Frame& frame, Font font, const Rect& box, ImU32 colour, std::string_view words) {
    const float width = std::min(textWidth(frame, font, words), box.w);
    const float line = frame.look.lineHeightPx(font);
    const ImVec2 at(box.x + (box.w - width) * 0.5F, box.y + (box.h - line) * 0.5F);
    text(frame, font, at, colour, words, box.w);
}

float wrapped(Frame& frame, Font font, ImVec2 topLeft, ImU32 colour, std::string_view words,
              float width) {
    ImFont& face = *frame.look.font(font);
    const float line = frame.look.lineHeightPx(font);
    const int lines = eachLine(face, words, width, [&](int index, std::string_view part) {
        text(frame, font, {topLeft.x, topLeft.y + static_cast<float>(index) * line}, colour, part,
             width + 1.0F);
    });
    return static_cast<float>(lines) * line;
}

float wrappedHeight(const Frame& frame, Font font, std::string_view words, float width) {
    const int lines = eachLine(*frame.look.font(font), words, width, [](int, std::string_view) {});
    return static_cast<float>(lines) * frame.look.lineHeightPx(font);
}

float spacedCapitals(Frame& frame, ImVec2 topLeft, ImU32 colour, std::string_view words,
                     float maxWidth) {
    ImFont& face = *frame.look.font(Font::kSection);
    const float line = frame.look.lineHeightPx(Font::kSection);
    const float spacing = frame.look.scale * 13.0F * 0.06F;
    std::string capitals;
    for (const char c : words)
        capitals += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    float x = topLeft.x;
    const float y = std::round(topLeft.y + (line - face.FontSize) * 0.5F);
    for (const char* at = capitals.data(); at < capitals.data() + capitals.size();) {
        const char* next = at + 1;
        while (next < capitals.data() + capitals.size() &&
               (static_cast<unsigned char>(*next) & 0xC0U) == 0x80U)
            ++next;
        frame.draw().AddText(&face, face.FontSize, {std::round(x), y}, frame.ink(colour), at, next);
        x += face.CalcTextSizeA(face.FontSize, FLT_MAX, 0.0F, at, next).x + spacing;
        at = next;
    }
    const float width = x - topLeft.x - spacing;
    record(frame, words, {topLeft.x, topLeft.y, width, line},
           {topLeft.x, topLeft.y, maxWidth, line}, width > maxWidth);
    return width;
}

std::string fill(std::string_view pattern, std::initializer_list<std::string> values) {
    std::string filled;
    auto value = values.begin();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.substr(i, 2) == "{}" && value != values.end()) {
            filled += *value++;
            ++i;
        } else {
            filled += pattern[i];
        }
    }
    return filled;
}

const std::string& word(const Frame& frame, std::string_view prefix, std::string_view name) {
    std::string key(prefix);
    key += name;
    return frame.word(key);
}

}  // namespace rewire::ui
