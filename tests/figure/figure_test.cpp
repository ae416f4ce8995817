// SPDX-License-Identifier: Apache-2.0
// From a state to a file and back, with the shipped brain at its coarsest level, without a window.
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "figure/figure.h"
#include "gpu/headless_context.h"
#include "scene/action.h"
#include "scene/scene_file.h"
#include "support/temporary_folder.h"

namespace rewire::test {
namespace {

template <class T>
T orThrow(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    return std::move(*result);
}

// Made once; the context outlives the rest.
class Figure : public testing::Test {
  protected:
    struct Workshop {
        gpu::HeadlessContext context = orThrow(gpu::HeadlessContext::create());
        Content content = orThrow(loadContent(REWIRE_ASSETS_DIR, Volumes::kSkip));
        Renderer renderer = orThrow(Renderer::create(content.atlas));
        LabelAnchors anchors;
        AnnotationPainter painter = orThrow(AnnotationPainter::create(REWIRE_ASSETS_DIR));
        FigureTools tools{content, renderer, anchors, painter};
        Workshop() {
            const BrainMesh mesh = orThrow(loadBrainMesh(content.atlas, MeshLevel::kPreview));
            anchors = LabelAnchors::build(mesh);
            if (Status done = renderer.upload(mesh); !done)
                throw std::runtime_error(done.error().text());
        }
    };
    static void SetUpTestSuite() { workshop_ = std::make_unique<Workshop>(); }
    static void TearDownTestSuite() { workshop_.reset(); }
    static const FigureTools& tools() { return workshop_->tools; }
    static ViewState after(std::initializer_list<const char*> actions) {
        ViewState state = initialViewState();
        for (const char* text : actions) {
            state = orThrow(reduce(tools().content, state, orThrow(parse(text)))).state;
        }
        return state;
    }

  private:
    static std::unique_ptr<Workshop> workshop_;
};
std::unique_ptr<Figure::Workshop> Figure::workshop_;

const FigureSpec kSmall{480, 270, 1, false};

TEST_F(Figure, IsMadeAgainFromTheFileAlone) {
    const TemporaryFolder folder;
    const auto first = folder.path() / "first.png", second = folder.path() / "second.png";
    const ViewState state = after({"therapy cbt", "show findings", "view left", "style glass"});
    ASSERT_TRUE(exportFigure(tools(), state, kSmall, first, Overwrite::kNever));
    const Result<PngText> text = readPngText(first);
    ASSERT_TRUE(text);
    EXPECT_NE(text->title.find("Cognitive"), std::string::npos);
    EXPECT_FALSE(text->description.empty());
    EXPECT_NE(text->copyright.find("CC BY 4.0"), std::string::npos);
    EXPECT_FALSE(text->source.empty());
    const Result<SceneRead> scene = parseScene(text->scene, "first.png", tools().content);
    ASSERT_TRUE(scene) << scene.error().text();
    EXPECT_EQ(scene->state, state);
    EXPECT_FALSE(scene->otherAssets);
    const Result<FigureSpec> spec = figureSpecFromText(text->figure);
    ASSERT_TRUE(spec);
    ASSERT_TRUE(exportFigure(tools(), scene->state, *spec, second, Overwrite::kNever));
    EXPECT_EQ(readBytes(first), readBytes(second));
}

TEST_F(Figure, IsNeverWrittenOverUnlessForced) {
    const TemporaryFolder folder;
    const auto path = folder.write("mine.png", "mine");
    const Status refused = exportFigure(tools(), after({}), kSmall, path, Overwrite::kNever);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kExists);
    EXPECT_EQ(readBytes(path), "mine");
}

TEST_F(Figure, RefusesSizesItCanNotMakeWithTheReason) {
    for (const FigureSpec& spec : {FigureSpec{15, 400, 1, false}, FigureSpec{400, 16385, 1, false},
                                   FigureSpec{-1, -1, 1, false}}) {
        const Result<Image> image = renderFigure(tools(), after({}), spec);
        ASSERT_FALSE(image);
        EXPECT_EQ(image.error().code, ErrorCode::kInvalid);
        EXPECT_NE(image.error().message.find("16384"), std::string::npos);
    }
}

TEST_F(Figure, IsTransparentWhereThereIsNothing) {
    FigureSpec spec = kSmall;
    spec.transparent = true;
    const Result<Image> image = renderFigure(tools(), after({"letters off"}), spec);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->pixel(470, 100)[3], 0);
    EXPECT_EQ(image->pixel(240, 135)[3], 255);
}

TEST_F(Figure, StopsWhenProgressSaysSo) {
    const Result<Image> image =
        renderFigure(tools(), after({}), kSmall, [](float) { return false; });
    ASSERT_FALSE(image);
    EXPECT_EQ(image.error().code, ErrorCode::kCancelled);
}

}  // namespace
}  // namespace rewire::test
