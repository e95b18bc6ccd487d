// What each way of cutting keeps and loses, side by side.
#pragma once

#include <core/inspect/inspection.h>

#include <string>
#include <vector>

namespace cloze {

struct TruncationOutcome {
  struct Text {
    int32_t tokens = 0, head = 0, tail = 0;  // of the whole text; kept from its front and its end
    Offset lostUtf16;                        // what is left out; {0, 0}: nothing
    int32_t lost() const { return tokens - head - tail; }
  };
  Truncation strategy = Truncation::LongestFirst;
  int32_t head_tokens = 0;  // of HeadTail, as it was asked for; 0: half
  Text a, b;
  // OnlyFirst and OnlySecond: the one text alone could not make enough room, so the other was cut as well; Transformers
  // refuses such an example.
  bool cutsTheOther = false;
  int32_t lost() const { return a.lost() + b.lost(); }
};

// One outcome a strategy, in the order of the enumeration. `length` counts the special tokens; 0: nothing is cut.
std::vector<TruncationOutcome> compareTruncations(const Tokenizer& tokenizer, const std::string& a,
                                                  const std::optional<std::string>& b, int32_t length,
                                                  int32_t head_tokens);

}  // namespace cloze
