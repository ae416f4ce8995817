// SPDX-License-Identifier: Apache-2.0
// Inter through a private fontconfig configuration, pango for shaping and kerning, cairo for
// coverage.
#include "annotation/font_set.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace rewire {
namespace {

struct StyleSpec {
    const char* font;  // as fontconfig spells family and weight
    float sizePx;      // at text scale 1
    float lineFactor;  // line height in font sizes
    float trackingEm;  // letter spacing
};
// Sizes of the look: 22 title, 16 names of labels, 15 text, 13 the rest; 36 the one number of a
// plot.
constexpr std::array<StyleSpec, 6> kStyles{{{"Inter Semi-Bold", 22.0F, 1.36F, -0.012F},
                                            {"Inter Semi-Bold", 16.0F, 1.40F, -0.004F},
                                            {"Inter", 15.0F, 1.45F, 0.0F},
                                            {"Inter", 13.0F, 1.45F, 0.0F},
                                            {"Inter Semi-Bold", 13.0F, 1.45F, 0.0F},
                                            {"Inter Semi-Bold", 36.0F, 1.20F, -0.02F}}};
constexpr std::array<const char*, 4> kFiles{"Inter-Regular.otf", "Inter-Medium.otf",
                                            "Inter-SemiBold.otf", "Inter-Bold.otf"};
constexpr double kPangoUnit = PANGO_SCALE;
constexpr float kHaloEm = 0.11F;        // how far the halo reaches beyond the letters
constexpr std::size_t kMaxMasks = 600;  // a window shows about 60 lines of text

const StyleSpec& spec(TextStyle style) {
    return kStyles[static_cast<std::size_t>(style)];
}

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using ConfigPtr = std::unique_ptr<FcConfig, Freer<FcConfigDestroy>>;
using MapPtr = std::unique_ptr<PangoFontMap, Freer<g_object_unref>>;
using ContextPtr = std::unique_ptr<PangoContext, Freer<g_object_unref>>;
using LayoutPtr = std::unique_ptr<PangoLayout, Freer<g_object_unref>>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, Freer<cairo_surface_destroy>>;
using CairoPtr = std::unique_ptr<cairo_t, Freer<cairo_destroy>>;

// Text size, style and words; the scale in 1/1024 so that equal scales compare equal.
using Key = std::tuple<int, int, std::string>;
Key keyOf(const std::string& text, TextStyle style, float textScale) {
    return {static_cast<int>(style), static_cast<int>(std::lround(textScale * 1024.0F)), text};
}
// What the key stands for, so that the first caller does not decide for others.
float scaleOf(const Key& key) {
    return static_cast<float>(std::get<1>(key)) / 1024.0F;
}
struct KeyHash {
    std::size_t operator()(const Key& key) const {
        return std::hash<std::string>{}(std::get<2>(key)) ^
               (static_cast<std::size_t>(std::get<1>(key)) * 31U +
                static_cast<std::size_t>(std::get<0>(key)));
    }
};

Result<ConfigPtr> privateConfig(const std::filesystem::path& assets) {
    ConfigPtr config(FcConfigCreate());
    for (const char* name : kFiles) {
        const std::filesystem::path file = assets / "fonts" / name;
        if (!std::filesystem::exists(file)) {
            return fail(ErrorCode::kNotFound,
                        "this font of the program is missing; install the assets again",
                        file.string());
        }
        const auto* path = reinterpret_cast<const FcChar8*>(file.c_str());
        if (FcConfigAppFontAddFile(config.get(), path) == FcFalse) {
            return fail(ErrorCode::kDamaged, "this is not a font that can be read", file.string());
        }
    }
    return config;
}

}  // namespace

float fontSizePx(TextStyle style, float textScale) {
    return spec(style).sizePx * textScale;
}
float lineHeightPx(TextStyle style, float textScale) {
    return std::round(spec(style).sizePx * spec(style).lineFactor * textScale);
}

struct FontSet::Impl {
    ConfigPtr config;
    MapPtr map;
    ContextPtr context;
    mutable std::unordered_map<Key, glm::vec2, KeyHash> sizes;
    mutable std::unordered_map<Key, TextMask, KeyHash> masks;

    LayoutPtr layoutOf(const std::string& text, TextStyle style, float textScale) const;
    glm::vec2 sizeOf(const std::string& text, TextStyle style, float textScale) const;
    TextMask maskOf(const std::string& text, TextStyle style, float textScale) const;
};

LayoutPtr FontSet::Impl::layoutOf(const std::string& text, TextStyle style, float textScale) const {
    LayoutPtr layout(pango_layout_new(context.get()));
    PangoFontDescription* font = pango_font_description_from_string(spec(style).font);
    const double sizePx = static_cast<double>(fontSizePx(style, textScale));
    pango_font_description_set_absolute_size(font, sizePx * kPangoUnit);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    if (spec(style).trackingEm != 0.0F) {
        const double spacing = static_cast<double>(spec(style).trackingEm) * sizePx * kPangoUnit;
        PangoAttrList* attributes = pango_attr_list_new();
        pango_attr_list_insert(
            attributes, pango_attr_letter_spacing_new(static_cast<int>(std::lround(spacing))));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);
    }
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return layout;
}

glm::vec2 FontSet::Impl::sizeOf(const std::string& text, TextStyle style, float textScale) const {
    const LayoutPtr layout = layoutOf(text, style, textScale);
    PangoRectangle logical{};
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    return {static_cast<float>(logical.width / kPangoUnit), lineHeightPx(style, textScale)};
}

TextMask FontSet::Impl::maskOf(const std::string& text, TextStyle style, float textScale) const {
    const LayoutPtr layout = layoutOf(text, style, textScale);
    const glm::vec2 sizePx = sizeOf(text, style, textScale);
    const double haloPx =
        std::max(1.5, static_cast<double>(kHaloEm * fontSizePx(style, textScale)));
    const int pad = static_cast<int>(std::ceil(haloPx)) + 2;
    // Overhang of slanted or accented letters stays inside the pad; lines are taller than letters.
    TextMask mask;
    mask.width = static_cast<int>(std::ceil(sizePx.x)) + 2 * pad;
    mask.height = static_cast<int>(std::ceil(sizePx.y)) + 2 * pad;
    mask.originPx = glm::ivec2(pad);

    PangoRectangle logical{};
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    const double baseline = pango_layout_get_baseline(layout.get()) / kPangoUnit;
    const double lead = (static_cast<double>(sizePx.y) - logical.height / kPangoUnit) * 0.5;
    // The baseline on a whole pixel keeps the feet of the letters crisp.
    const double top = std::round(lead + baseline) - baseline;

    const auto draw = [&](bool grown) {
        SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_A8, mask.width, mask.height));
        CairoPtr cairo(cairo_create(surface.get()));
        cairo_set_antialias(cairo.get(), CAIRO_ANTIALIAS_BEST);
        cairo_move_to(cairo.get(), pad, pad + top);
        pango_cairo_layout_path(cairo.get(), layout.get());
        if (grown) {
            cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
            cairo_set_line_width(cairo.get(), 2.0 * haloPx);
            cairo_stroke_preserve(cairo.get());
        }
        cairo_fill(cairo.get());
        cairo_surface_flush(surface.get());
        const unsigned char* rows = cairo_image_surface_get_data(surface.get());
        const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
        std::vector<std::uint8_t> pixels;
        pixels.reserve(static_cast<std::size_t>(mask.width) * mask.height);
        for (std::size_t y = 0; y < static_cast<std::size_t>(mask.height); ++y) {
            pixels.insert(pixels.end(), rows + y * stride, rows + y * stride + mask.width);
        }
        return pixels;
    };
    mask.ink = draw(false);
    mask.halo = draw(true);
    return mask;
}

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::~FontSet() = default;

Result<std::shared_ptr<const FontSet>> FontSet::open(const std::filesystem::path& assets) {
    static std::mutex guard;
    static std::map<std::string, std::shared_ptr<const FontSet>> known;
    const std::scoped_lock lock(guard);
    std::error_code ignored;
    const std::string key = std::filesystem::weakly_canonical(assets, ignored).string();
    if (const auto found = known.find(key); found != known.end()) return found->second;

    auto config = privateConfig(assets);
    if (!config) return config.forward();
    auto impl = std::make_unique<Impl>();
    impl->config = std::move(*config);
    impl->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!impl->map) return fail(ErrorCode::kInternal, "this cairo can't read font files");
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(impl->map.get()), impl->config.get());
    impl->context.reset(pango_font_map_create_context(impl->map.get()));
    pango_context_set_round_glyph_positions(impl->context.get(), FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(impl->context.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(impl->context.get(), 96.0);

    std::shared_ptr<const FontSet> made(new FontSet(std::move(impl)));
    known.emplace(key, made);
    return made;
}

glm::vec2 FontSet::measure(const std::string& text, TextStyle style, float textScale) const {
    const Key key = keyOf(text, style, textScale);
    if (const auto found = impl_->sizes.find(key); found != impl_->sizes.end()) {
        return found->second;
    }
    if (impl_->sizes.size() > 8 * kMaxMasks) impl_->sizes.clear();
    return impl_->sizes.emplace(key, impl_->sizeOf(text, style, scaleOf(key))).first->second;
}

const TextMask& FontSet::mask(const std::string& text, TextStyle style, float textScale) const {
    const Key key = keyOf(text, style, textScale);
    if (const auto found = impl_->masks.find(key); found != impl_->masks.end()) {
        return found->second;
    }
    if (impl_->masks.size() > kMaxMasks) impl_->masks.clear();
    return impl_->masks.emplace(key, impl_->maskOf(text, style, scaleOf(key))).first->second;
}

}  // namespace rewire
