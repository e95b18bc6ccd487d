// The Python that has the software Cloze's numbers are compared with (CLOZE_PEER_PYTHON), for tests that run it.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace cloze::test {

// The exit status of a shell command and its output.
inline std::pair<int, std::string> runShell(const std::string& command) {
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return {-1, "popen failed"};
  std::string output;
  std::array<char, 4096> buffer;
  for (size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    output.append(buffer.data(), count);
  const int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, output};
}

struct PeerPython {
  std::string command;  // of a shell: the Python, quoted; empty where there is none that will do
  std::string missing;  // then why, for GTEST_SKIP
};

// `packages`: what it must have, with commas between; packaging/test.sh sees to tokenizers, packaging/peer_venv.sh to
// all.
inline PeerPython peerPython(const std::string& packages) {
  const char* python = std::getenv("CLOZE_PEER_PYTHON");
  if (python == nullptr || *python == '\0')
    return {"", "CLOZE_PEER_PYTHON names no Python; packaging/peer_venv.sh makes one with " + packages + "."};
  const std::string command = "PYTHONDONTWRITEBYTECODE=1 '" + std::string(python) + "'";
  const auto [status, said] = runShell(command +
                                       " -c 'import importlib.util, sys; sys.exit(any(not "
                                       "importlib.util.find_spec(p) for p in sys.argv[1].split(\",\")))' " +
                                       packages);
  if (status == 0) return {command, ""};
  return {"", std::string(python) + " does not have all of " + packages +
                  "; packaging/peer_venv.sh makes a Python that has."};
}

}  // namespace cloze::test
