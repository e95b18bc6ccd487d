// Runs the built program and takes what it says.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

namespace cloze {

struct Said {
  int status = -1;
  std::string out, err;
  // The last line of stdout.
  nlohmann::json json() const {
    std::string text = out;
    while (text.ends_with('\n')) text.pop_back();
    return nlohmann::json::parse(text.substr(text.rfind('\n') + 1), nullptr, false);
  }
};

class Program : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "cloze-cli-XXXXXX").string();
    m_folder = mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(m_folder); }

  std::string path(const std::string& name) const { return (m_folder / name).string(); }
  std::string write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories((m_folder / name).parent_path());
    std::ofstream(m_folder / name, std::ios::binary) << content;
    return path(name);
  }
  static std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  // `arguments` as a shell reads them, redirections included; `before` stands in front of the program.
  Said run(const std::string& arguments, const std::string& before = {}) const {
    const std::string err = path("stderr");
    const std::string command =
        "cd '" + m_folder.string() + "' && " + before + " " CLOZE_PROGRAM " " + arguments + " 2>'" + err + "'";
    std::FILE* pipe = popen(command.c_str(), "r");
    Said said;
    if (pipe == nullptr) return said;
    char buffer[4096];
    for (size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) said.out.append(buffer, got);
    const int status = pclose(pipe);
    said.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    said.err = read(err);
    return said;
  }

  std::filesystem::path m_folder;
};

}  // namespace cloze
