// SPDX-License-Identifier: Apache-2.0
#include "app/cli.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <functional>
#include <iostream>

#include "app/asset_path.h"
#include "app/data_commands.h"
#include "app/model_commands.h"
#include "app/picture_commands.h"
#include "app/window_app.h"
#include "core/nearest_name.h"

namespace rewire::app {

namespace fs = std::filesystem;

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUse = 2;

int report(const Error& error) {
    fmt::print(stderr, "rewire: {}\n", error.text());
    return error.code == ErrorCode::kUsage ? kWrongUse : kFailed;
}

int finish(const Status& status) {
    return status ? kDone : report(status.error());
}

// What the command line says, filled by CLI11; `run` is set by the subcommand that was given.
struct CommandLine {
    std::optional<fs::path> assets;
    ExportOptions exportOptions, plotOptions;
    PictureOptions describeOptions;
    BenchOptions bench;
    LocateOptions locate;
    CheckOptions check;
    ModelOptions model;
    WindowOptions window;
    std::string windowSize;
    bool json = false;
    std::function<int(const fs::path& assets)> run;
};

void addExport(CLI::App& app, CommandLine& line) {
    CLI::App* command = app.add_subcommand("export", "Write a picture (PNG), without a window");
    command->add_option("output", line.exportOptions.output, "File to write, ending in .png")
        ->required()
        ->type_name("OUT.png");
    addPictureOptions(*command, line.exportOptions.picture);
    command->add_flag("--force", line.exportOptions.force, "Write over an existing file");
    command
        ->add_option("--shader-dir", line.exportOptions.shaderDir,
                     "Read shaders from here (for their authors)")
        ->type_name("DIR");
    command->callback([&line] {
        line.run = [&line](const fs::path& assets) {
            return finish(runExport(assets, line.exportOptions));
        };
    });
}

void addPlot(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        app.add_subcommand("plot", "Write the plots of a mechanism's model, or their numbers");
    command
        ->add_option("output", line.plotOptions.output,
                     "File to write: .png the picture, .csv one row of numbers a step")
        ->required()
        ->type_name("OUT.png|OUT.csv");
    addPictureOptions(*command, line.plotOptions.picture);
    command->add_flag("--force", line.plotOptions.force, "Write over an existing file");
    command->callback([&line] {
        line.run = [&line](const fs::path& assets) {
            return finish(runPlot(assets, line.plotOptions));
        };
    });
}

void addDescribe(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        app.add_subcommand("describe", "The picture in words, for a screen reader or a caption");
    addPictureOptions(*command, line.describeOptions);
    command->callback([&line] {
        line.run = [&line](const fs::path& assets) {
            return finish(runDescribe(assets, line.describeOptions, std::cout));
        };
    });
}

void addLocate(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        app.add_subcommand("locate", "What lies at an MNI coordinate (x y z in mm, +x is right)");
    command->add_option("coordinate", line.locate.words, "X Y Z, or - to read one X Y Z a line")
        ->required()
        ->expected(1, 3)
        ->type_name("X Y Z | -");
    command->add_flag("--json", line.locate.json, "One JSON object");
    command->callback([&line] {
        line.run = [&line](const fs::path& assets) {
            return runLocate(assets, line.locate, std::cin, std::cout, std::cerr);
        };
    });
}

void addLists(CLI::App& app, CommandLine& line) {
    const std::pair<const char*, const char*> lists[] = {
        {"regions", "All regions, sets and parcels"},
        {"therapies", "All therapies with what studies found"},
        {"mechanisms", "All mechanisms with facts and misconceptions"},
        {"references", "All references"}};
    for (const auto& [name, text] : lists) {
        CLI::App* command = app.add_subcommand(name, text);
        command->add_flag("--json", line.json, "A JSON array with the keys of the TOML files");
        command->callback([&line, kind = std::string(name)] {
            line.run = [&line, kind](const fs::path& assets) {
                return runList(assets, kind, line.json, std::cout, std::cerr);
            };
        });
    }
}

void addCheck(CLI::App& app, CommandLine& line) {
    CLI::App* command = app.add_subcommand("check", "Check assets and knowledge; list every fault");
    command
        ->add_option("directory", line.check.directory, "Assets folder (default: the one in use)")
        ->type_name("DIR");
    command->callback([&line] {
        line.run = [&line](const fs::path& assets) {
            return runCheck(line.check.directory.empty() ? assets : fs::path(line.check.directory),
                            std::cout, std::cerr);
        };
    });
}

void addBench(CLI::App& app, CommandLine& line) {
    CLI::App* command =
        app.add_subcommand("bench", "Measure drawing speed: a turning camera and nothing else");
    command->add_option("--style", line.bench.style, "anatomy, glass or xray")->type_name("NAME");
    command->add_option("--size", line.bench.size, "Size in pixels")->type_name("WxH");
    command
        ->add_option("--mechanism", line.bench.mechanism,
                     "Measure this mechanism's running model with its drawing instead")
        ->type_name("ID");
    command->add_option("--frames", line.bench.frames, "Frames to draw")
        ->check(CLI::Range(1, 100000))
        ->type_name("N");
    command->add_flag("--json", line.bench.json, "One JSON object");
    command->callback([&line] {
        line.run = [&line](const fs::path& assets) {
            return finish(line.bench.mechanism.empty()
                              ? runBenchCommand(assets, line.bench, std::cout)
                              : benchMechanism(assets, line.bench, std::cout));
        };
    });
}

void addModels(CLI::App& app, CommandLine& line) {
    CLI::App* list = app.add_subcommand("models", "The running models of the mechanisms");
    list->add_flag("--json", line.json, "A JSON array");
    list->callback([&line] {
        line.run = [&line](const fs::path&) { return finish(runModels(line.json, std::cout)); };
    });
    CLI::App* run =
        app.add_subcommand("model", "Run a model without graphics, one row of numbers a step");
    run->add_option("id", line.model.id, "Model: an id of `rewire models`")
        ->required()
        ->type_name("ID");
    run->add_option("--steps", line.model.steps, "Steps to run (default: enough for its result)")
        ->type_name("N");
    run->add_option("--seed", line.model.seed, "Seed of its random numbers (default 1)")
        ->type_name("S");
    run->add_option("--set", line.model.settings, "Set a parameter")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    run->add_option("--csv", line.model.csv, "File for the rows, or - for standard output")
        ->required()
        ->type_name("OUT");
    run->add_flag("--force", line.model.force, "Write over an existing file");
    run->callback([&line] {
        line.run = [&line](const fs::path&) { return finish(runModel(line.model, std::cout)); };
    });
}

void addWindow(CLI::App& app, CommandLine& line) {
    app.add_option("--scene", line.window.scene, "Open this scene, or a picture made by Rewire")
        ->type_name("FILE");
    app.add_option("--window-size", line.windowSize,
                   "Size of the window (default: fits the screen)")
        ->type_name("WxH");
}

// The word that was not understood: an option rather than what follows it.
std::string firstExtra(const std::vector<std::string>& extras) {
    for (const std::string& extra : extras) {
        if (extra.starts_with("-")) return extra;
    }
    for (const std::string& extra : extras) {
        if (!extra.empty()) return extra;
    }
    return {};
}

// One sentence for what CLI11 could not read, with the nearest valid word.
std::string sentence(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App* given = &app;
    for (const CLI::App* command : app.get_subcommands()) given = command;
    std::string text = error.what();
    std::string word;
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        word = firstExtra(app.remaining(true));
        const bool command = given == &app && !word.starts_with("-");
        text = command                 ? fmt::format("unknown command '{}'", word)
               : word.starts_with("-") ? fmt::format("unknown option '{}'", word)
                                       : fmt::format("'{}' is one word too many", word);
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
    std::vector<std::string> names;
    for (const CLI::Option* option : given->get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    for (const CLI::App* command : given->get_subcommands({})) names.push_back(command->get_name());
    const std::string help =
        given == &app ? "rewire --help" : "rewire " + given->get_name() + " --help";
    const std::string hint = word.empty() ? "" : didYouMean(word, names);
    return text + hint + (hint.empty() ? fmt::format(" (see `{}`)", help) : "");
}

void build(CLI::App& app, CommandLine& line) {
    app.name("rewire");
    app.set_version_flag("--version", std::string("rewire ") + REWIRE_VERSION);
    app.add_option("--assets", line.assets, "Folder of the assets (default: beside the program)")
        ->type_name("DIR");
    app.footer(
        "Without a command the window opens. Examples:\n"
        "  rewire export cbt.png --therapy cbt --style glass\n"
        "  rewire export found.png --therapy mindfulness --show findings --theme print "
        "--transparent\n"
        "  rewire locate -- -44 27 33\n"
        "  rewire describe --therapy alliance");
    app.require_subcommand(0, 1);
    app.fallthrough();
    addWindow(app, line);
    addExport(app, line);
    addPlot(app, line);
    addDescribe(app, line);
    addLocate(app, line);
    addLists(app, line);
    addCheck(app, line);
    addBench(app, line);
    addModels(app, line);
}

int openWindow(CommandLine& line, const fs::path& assets) {
    if (!line.windowSize.empty()) {
        Result<glm::ivec2> size = sizeFromText(line.windowSize);
        if (!size) return report(size.error());
        line.window.width = size->x;
        line.window.height = size->y;
    }
    line.window.assets = assets;
    return runWindow(line.window);
}

}  // namespace

int runCommandLine(int argc, char** argv) {
    CLI::App app(
        "Rewire shows how psychotherapy and the brain go together, on a real brain, with its "
        "evidence.");
    CommandLine line;
    build(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help, --version
        return app.exit(asked);
    } catch (const CLI::ParseError& wrong) {
        return report({ErrorCode::kUsage, sentence(app, wrong), {}});
    }
    if (!line.check.directory.empty() && !line.assets)
        return line.run({});  // checks a folder of its own
    const Result<fs::path> assets = findAssets(line.assets);
    if (!assets) return report(assets.error());
    return line.run ? line.run(*assets) : openWindow(line, *assets);
}

}  // namespace rewire::app
