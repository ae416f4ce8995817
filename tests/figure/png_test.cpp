// SPDX-License-Identifier: Apache-2.0
// The PNG files: pixels and texts come back as they went in; damage is one sentence; nothing is
// written over.
#include <gtest/gtest.h>

#include <random>

#include "figure/figure.h"
#include "support/temporary_folder.h"

namespace rewire::test {
namespace {

Image noise(int width, int height, bool opaque) {
    Image image(width, height);
    std::mt19937 random(11);
    for (std::size_t i = 0; i < image.rgba.size(); ++i) {
        image.rgba[i] = static_cast<std::uint8_t>(i % 4 == 3 && opaque ? 255 : random() % 256);
    }
    return image;
}

Image gradient(int width, int height) {
    Image image(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* p = image.pixel(x, y);
            p[0] = static_cast<std::uint8_t>(x);
            p[1] = static_cast<std::uint8_t>(y);
            p[2] = static_cast<std::uint8_t>(x + y);
            p[3] = 255;
        }
    }
    return image;
}

const PngText kText{"Title",
                    "An alternative text with ▲ and ö.",
                    "CC BY 4.0",
                    "Buhle 2014; Nord 2021",
                    "version = 1\n[camera]\nazimuth = -57.5\n",
                    "1920x1080 samples 2 opaque"};

TEST(Png, GivesBackThePixelsItWasGiven) {
    const TemporaryFolder folder;
    int number = 0;
    for (const Image& image : {noise(1, 1, true), noise(37, 21, true), noise(37, 21, false),
                               gradient(300, 200), noise(1500, 1400, false)}) {
        const auto path = folder.path() / (std::to_string(number++) + ".png");
        ASSERT_TRUE(writePng(path, image, kText, Overwrite::kNever));
        const Result<Image> read = readPng(path);
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_EQ(*read, image);
    }
}

TEST(Png, GivesBackItsTexts) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "a.png";
    ASSERT_TRUE(writePng(path, noise(20, 20, true), kText, Overwrite::kNever));
    const Result<PngText> read = readPngText(path);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->title, kText.title);
    EXPECT_EQ(read->description, kText.description);
    EXPECT_EQ(read->copyright, kText.copyright);
    EXPECT_EQ(read->source, kText.source);
    EXPECT_EQ(read->scene, kText.scene);
    EXPECT_EQ(read->figure, kText.figure);
}

TEST(Png, IsTheSameBytesEveryTime) {
    const Image image = gradient(1900, 1300);
    EXPECT_EQ(*encodePng(image, kText), *encodePng(image, kText));
}

TEST(Png, LeavesTheAlphaOutOfOpaquePictures) {
    const Result<std::string> opaque = encodePng(noise(200, 200, true), {});
    const Result<std::string> clear = encodePng(noise(200, 200, false), {});
    ASSERT_TRUE(opaque && clear);
    EXPECT_LT(opaque->size() * 5, clear->size() * 4);
}

TEST(Png, DoesNotWriteOverAFileUnlessForced) {
    const TemporaryFolder folder;
    const auto path = folder.write("a.png", "mine");
    const Status refused = writePng(path, noise(8, 8, true), {}, Overwrite::kNever);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kExists);
    EXPECT_EQ(readBytes(path), "mine");
    EXPECT_TRUE(writePng(path, noise(8, 8, true), {}, Overwrite::kForce));
    EXPECT_TRUE(readPng(path));
}

TEST(Png, AnswersAMissingFileAndAForeignFileWithOneSentence) {
    const TemporaryFolder folder;
    EXPECT_EQ(readPng(folder.path() / "none.png").error().code, ErrorCode::kNotFound);
    for (const char* bytes : {"", "hello, this is no picture", "\x89PNG\r\n\x1a\n"}) {
        const Result<Image> read = readPng(folder.write("foreign.png", bytes));
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
        EXPECT_EQ(read.error().message.find('\n'), std::string::npos);
    }
}

TEST(Png, SurvivesAnyDamage) {
    const TemporaryFolder folder;
    const std::string good = *encodePng(noise(40, 30, false), kText);
    std::mt19937 random(5);
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = good;
        if (round % 3 == 0) bytes.resize(random() % bytes.size());
        for (std::size_t i = 0; i < 1 + random() % 3 && !bytes.empty(); ++i) {
            // The size of the picture stays: a huge one is not damage but a large request.
            const std::size_t at = random() % bytes.size();
            if (at < 16 || at > 23) bytes[at] = static_cast<char>(random());
        }
        const auto path = folder.write("damaged.png", bytes);
        const Result<Image> pixels = readPng(path);
        const Result<PngText> text = readPngText(path);
        for (const Error* error :
             {pixels ? nullptr : &pixels.error(), text ? nullptr : &text.error()}) {
            if (error == nullptr) continue;
            ++refused;
            EXPECT_EQ(error->message.find('\n'), std::string::npos);
            EXPECT_FALSE(error->message.empty());
        }
    }
    EXPECT_GT(refused, 500);
}

TEST(FigureSpecText, ReadsBackWhatItPrints) {
    for (const FigureSpec& spec :
         {FigureSpec{}, FigureSpec{16, 16384, 8, true}, FigureSpec{640, 360, 1, false}}) {
        const Result<FigureSpec> read = figureSpecFromText(toText(spec));
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, spec);
    }
    for (const char* text :
         {"1920", "1920x1080", "0x9 samples 2 opaque", "1920x1080 samples 99 opaque",
          "99999x1080 samples 2 opaque", "1920x1080 samples 2 glassy"}) {
        EXPECT_FALSE(figureSpecFromText(text)) << text;
    }
}

}  // namespace
}  // namespace rewire::test
