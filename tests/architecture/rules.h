// Which room may include which: the table of docs/architecture.md, as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cloze {

// The room a path belongs to ("core/text", "app/pages/train", "tests/core/engine"), or empty for a library's header.
std::string roomOf(std::string_view path);

// True if a file of `room` may include a header of `other`. A room may always include its own.
bool mayInclude(std::string_view room, std::string_view other);

// Rooms with rules, for the test that the table names what is there.
const std::vector<std::string>& roomsWithRules();

bool isQtHeader(std::string_view path);        // Qt and QCustomPlot
bool isLibTorchHeader(std::string_view path);  // torch, ATen, c10
bool mayUseQt(std::string_view room);
bool mayUseLibTorch(std::string_view room);

struct Exception {
  const char* file;
  const char* header;
};
// Edges that break the rules and are known. This list may only shrink: the test fails on an entry that is no longer
// needed.
const std::vector<Exception>& knownExceptions();

}  // namespace cloze
