// SPDX-License-Identifier: Apache-2.0
// What Assimp would swallow or misread must be refused before it.
#include "atlas/glb_check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>

#include "support/synthetic_files.h"

namespace rewire {
namespace {

using Json = nlohmann::json;

std::string goodBytes() {
    return test::glbBytes({test::makeEllipsoid("lh.amygdala", {{-24, -4, -18}, {8, 8, 8}}, 1),
                           test::makeEllipsoid("rh.amygdala", {{24, -4, -18}, {8, 8, 8}}, 1)});
}

std::uint32_t wordAt(const std::string& bytes, std::size_t offset) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + offset, sizeof word);
    return word;
}
void setWord(std::string& bytes, std::size_t offset, std::uint32_t word) {
    std::memcpy(bytes.data() + offset, &word, sizeof word);
}

// The good file with its JSON changed and its lengths put right again.
std::string withJson(const std::function<void(Json&)>& change) {
    std::string bytes = goodBytes();
    const std::uint32_t length = wordAt(bytes, 12);
    Json root = Json::parse(bytes.substr(20, length));
    change(root);
    std::string json = root.dump();
    while (json.size() % 4 != 0) json.push_back(' ');
    bytes.replace(20, length, json);
    setWord(bytes, 12, static_cast<std::uint32_t>(json.size()));
    setWord(bytes, 8, static_cast<std::uint32_t>(bytes.size()));
    return bytes;
}

void expectRefused(const std::string& bytes, ErrorCode code, std::string_view words) {
    const Status checked = checkGlb(bytes, "brain.glb");
    ASSERT_FALSE(checked) << words;
    EXPECT_EQ(checked.error().code, code) << checked.error().text();
    EXPECT_NE(checked.error().message.find(words), std::string::npos) << checked.error().text();
    EXPECT_EQ(checked.error().where, "brain.glb");
    EXPECT_EQ(checked.error().message.find('\n'), std::string::npos);
}

TEST(GlbCheck, AcceptsAGoodFile) {
    const Status checked = checkGlb(goodBytes(), "x");
    EXPECT_TRUE(checked) << checked.error().text();
}

TEST(GlbCheck, RefusesWhatIsNoGlb) {
    expectRefused("", ErrorCode::kDamaged, "not a GLB file");
    expectRefused(std::string(100, 'x'), ErrorCode::kDamaged, "not a GLB file");
    std::string bytes = goodBytes();
    setWord(bytes, 4, 1);
    expectRefused(bytes, ErrorCode::kDamaged, "version 1");
}

TEST(GlbCheck, RefusesAFileThatIsCutOff) {
    const std::string bytes = goodBytes();
    expectRefused(bytes.substr(0, bytes.size() - 4), ErrorCode::kDamaged, "its header says");
    std::string lying = bytes.substr(0, bytes.size() - 400);
    setWord(lying, 8, static_cast<std::uint32_t>(lying.size()));
    expectRefused(lying, ErrorCode::kDamaged, "longer than the file");
    std::string noChunk = bytes;
    setWord(noChunk, 12, 0xFFFFFFF0U);
    expectRefused(noChunk, ErrorCode::kDamaged, "longer than the file");
}

TEST(GlbCheck, RefusesQuantisedPositionsThatAssimpWouldMisread) {
    expectRefused(
        withJson([](Json& root) { root["extensionsRequired"] = {"KHR_mesh_quantization"}; }),
        ErrorCode::kInvalid, "KHR_mesh_quantization");
    expectRefused(withJson([](Json& root) { root["accessors"][0]["componentType"] = 5123; }),
                  ErrorCode::kInvalid, "POSITION");
}

TEST(GlbCheck, RefusesNamesThatAreMissingOrDouble) {
    expectRefused(withJson([](Json& root) { root["nodes"][1]["name"] = "lh.amygdala"; }),
                  ErrorCode::kInvalid, "two nodes are called 'lh.amygdala'");
    expectRefused(withJson([](Json& root) { root["nodes"][1].erase("name"); }), ErrorCode::kInvalid,
                  "no name");
    expectRefused(withJson([](Json& root) { root["nodes"][1]["name"] = 7; }), ErrorCode::kInvalid,
                  "no name");
}

TEST(GlbCheck, RefusesNodesThatAreMovedNestedOrEmpty) {
    expectRefused(withJson([](Json& root) {
                      root["nodes"][0]["translation"] = {1, 0, 0};
                  }),
                  ErrorCode::kInvalid, "'translation'");
    expectRefused(withJson([](Json& root) { root["nodes"][0]["children"] = {1}; }),
                  ErrorCode::kInvalid, "'children'");
    expectRefused(withJson([](Json& root) { root["nodes"][0].erase("mesh"); }), ErrorCode::kDamaged,
                  "'mesh' is missing");
    expectRefused(withJson([](Json& root) { root["nodes"][0]["mesh"] = 9; }), ErrorCode::kDamaged,
                  "mesh 9");
    expectRefused(withJson([](Json& root) {
                      root["scenes"][0]["nodes"] = {0, 0};
                  }),
                  ErrorCode::kInvalid, "twice");
    expectRefused(withJson([](Json& root) { root["scenes"][0]["nodes"] = {5}; }),
                  ErrorCode::kDamaged, "node 5");
}

TEST(GlbCheck, RefusesMoreThanOnePrimitive) {
    expectRefused(withJson([](Json& root) {
                      Json& primitives = root["meshes"][0]["primitives"];
                      primitives.push_back(primitives[0]);
                  }),
                  ErrorCode::kInvalid, "2 primitives");
}

TEST(GlbCheck, RefusesOtherAttributesSinceAssimpDropsThem) {
    expectRefused(
        withJson([](Json& root) { root["meshes"][0]["primitives"][0]["attributes"]["_AO"] = 2; }),
        ErrorCode::kInvalid, "attributes other than");
    expectRefused(withJson([](Json& root) {
                      root["meshes"][0]["primitives"][0]["attributes"].erase("COLOR_0");
                  }),
                  ErrorCode::kInvalid, "no COLOR_0");
}

TEST(GlbCheck, RefusesOffsetsBeyondTheEnd) {
    expectRefused(withJson([](Json& root) { root["accessors"][0]["count"] = 100000; }),
                  ErrorCode::kDamaged, "beyond the end");
    expectRefused(withJson([](Json& root) { root["bufferViews"][0]["byteOffset"] = 4000000000U; }),
                  ErrorCode::kDamaged, "beyond the end");
    expectRefused(withJson([](Json& root) { root["bufferViews"][0]["byteLength"] = -4; }),
                  ErrorCode::kDamaged, "whole number");
    expectRefused(withJson([](Json& root) { root["accessors"][0]["bufferView"] = 1000; }),
                  ErrorCode::kDamaged, "bufferView 1000");
}

TEST(GlbCheck, RefusesIndicesAndNumbersThatAreNonsense) {
    std::string bytes = goodBytes();
    const std::size_t binary = 20 + wordAt(bytes, 12) + 8;
    const float nowhere = std::nanf("");
    std::string nan = bytes;
    std::memcpy(nan.data() + binary, &nowhere, sizeof nowhere);
    expectRefused(nan, ErrorCode::kDamaged, "no place in a head");
    std::string index = bytes;
    const std::size_t firstIndex =
        binary + 42 * (12 + 12 + 4);  // a ball of level 1 has 42 vertices
    index[firstIndex] = index[firstIndex + 1] = static_cast<char>(0xEE);
    expectRefused(index, ErrorCode::kDamaged, "vertex that does not exist");
    expectRefused(withJson([](Json& root) { root["accessors"][3]["count"] = 7; }),
                  ErrorCode::kDamaged, "corner missing");
}

TEST(GlbCheck, RefusesJsonOfAnotherShape) {
    expectRefused(withJson([](Json& root) { root = Json::array(); }), ErrorCode::kDamaged,
                  "no object");
    expectRefused(withJson([](Json& root) { root["meshes"] = 4; }), ErrorCode::kDamaged,
                  "'meshes'");
    expectRefused(withJson([](Json& root) {
                      root["nodes"] = {1, 2};
                  }),
                  ErrorCode::kDamaged, "node");
    expectRefused(withJson([](Json& root) { root["buffers"][0]["uri"] = "x.bin"; }),
                  ErrorCode::kInvalid, "one buffer");
}

}  // namespace
}  // namespace rewire
