// SPDX-License-Identifier: Apache-2.0
// Everything written on a picture: callout labels with leaders, legend, title, orientation letters
// and gizmo, scale bar. Laid out once (layOut), painted once (paint) by cairo and pango, for window
// and file alike; the window shows the painted image as a texture. Text from Content only. Does NOT
// render the brain, and does NOT read files except the bundled fonts.
#pragma once

#include <filesystem>
#include <glm/glm.hpp>
#include <memory>
#include <string>
#include <vector>

#include "atlas/brain_mesh.h"
#include "core/image.h"
#include "knowledge/knowledge.h"
#include "scene/draw_list.h"
#include "scene/picture_space.h"
#include "scene/view_state.h"

namespace rewire {

struct AnnotationInput {
    PictureSpace space;
    float textScale = 1.0F;  // 1 = 15 px body text; files: height / 1080 (at least 0.6), window:
                             // content scale * text size
    bool legend = true, labels = true, letters = true;
    bool title = false;         // files: title block, footer with sources, the course in the legend
    float labelOpacity = 1.0F;  // labels step back while the camera moves
    bool viewName = true;       // "Left front", top left; part of the title where there is one
    bool gizmo = true;          // the small axes, with `letters`
    bool scaleBar = false;
    bool flatLegend = false;  // windows: in lines along the page's foot, beside the gizmo
    // Where words may stand, when that is not the whole picture (files) or the free rectangle
    // (window); x, y, w, h, w = 0: unset.
    glm::ivec4 pagePx{0};
};

enum class TextStyle : std::uint8_t { kTitle, kLabel, kBody, kSmall, kSection, kNumber };
enum class Mark : std::uint8_t {
    kSwatch,
    kStripes,
    kUp,
    kDown,
    kDots,
    kDot,
    kRing
};  // kDots: evidence marks, `filled` of 4

struct TextItem {
    std::string text;
    TextStyle style = TextStyle::kBody;
    glm::vec2 topLeftPx{0};
    glm::vec2 sizePx{0};
    glm::vec3 colour{1};
    float opacity = 1;
};
struct LineItem {
    std::vector<glm::vec2> pointsPx;
    float widthPx = 1;
    glm::vec3 colour{1};
    float opacity = 1;
};
struct MarkItem {
    Mark mark = Mark::kSwatch;
    glm::vec2 centrePx{0};
    float sizePx = 10;
    int filled = 0;  // kDots: 1..4; 0 = one hollow dot (hypothesis)
    glm::vec3 colour{1};
    float opacity = 1;
};
struct RectItem {         // filled; lies under all other ink
    glm::vec4 rectPx{0};  // x, y, w, h
    glm::vec3 colour{1};
    float opacity = 1;
};
struct LabelBox {  // for tests and hit testing
    std::string regionId;
    Side side = Side::kMidline;
    glm::vec4 rectPx{0};  // x, y, w, h
    glm::vec2 anchorPx{0};
};
struct AnnotationLayout {
    int widthPx = 0, heightPx = 0;
    float textScale = 1;  // of the TextItems' styles
    glm::vec3 halo{
        0};  // a thin edge in the ground's colour round all ink, so that it reads on anything
    float haloOpacity = 0.75F;
    std::vector<RectItem> rects;
    std::vector<TextItem> texts;
    std::vector<LineItem> lines;
    std::vector<MarkItem> marks;
    std::vector<LabelBox> labels;
    bool operator==(const AnnotationLayout&) const;  // by value; the window repaints only on change
};

// Where leaders may end: points spread over each parcel's surface, from any level of detail. Built
// once.
class LabelAnchors {
  public:
    static LabelAnchors build(const BrainMesh& mesh);
    struct Points {
        std::vector<glm::vec3> positionsMm, normals;
    };
    std::vector<Points> byParcel;        // shell patch or lone body; indexed by ParcelIndex
    std::vector<Points> bodyByParcel;    // closed bodies `lh.body.X`
    std::vector<Points> openedByParcel;  // patches of the shell with the operculum lifted
};

// Same input, same layout. `previous` keeps labels where they were while the camera turns (no
// jumping); the resting picture and files pass nullptr.
[[nodiscard]] AnnotationLayout layOut(const Content& content, const ViewState& state,
                                      const DrawList& drawn, const LabelAnchors& anchors,
                                      const AnnotationInput& input,
                                      const AnnotationLayout* previous = nullptr);

// How much of the foot of a page of that width a flat legend takes; 0 where there is none.
[[nodiscard]] float flatLegendHeightPx(const Content& content, const ViewState& state,
                                       float pageWidthPx, float textScale);

// Loads DIR/fonts once; not thread safe.
class AnnotationPainter {
  public:
    AnnotationPainter(AnnotationPainter&&) noexcept;
    AnnotationPainter& operator=(AnnotationPainter&&) noexcept;
    ~AnnotationPainter();
    [[nodiscard]] static Result<AnnotationPainter> create(const std::filesystem::path& assets);
    // Alpha-blends over the image (straight alpha), which may be one tile of the whole picture.
    void paint(const AnnotationLayout& layout, Image& onto, int offsetXPx = 0,
               int offsetYPx = 0) const;
    [[nodiscard]] glm::vec2 measure(const std::string& text, TextStyle style,
                                    float textScale) const;

  private:
    struct Impl;
    explicit AnnotationPainter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace rewire
