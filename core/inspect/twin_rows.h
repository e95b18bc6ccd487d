// Finds rows that say what another row says. One thread.
#pragma once

#include <core/data/data_set.h>

#include <cstdint>
#include <vector>

namespace cloze {

// The rows of one split by their texts. REQUIRES: the split outlives it.
class TwinRows {
 public:
  TwinRows(const Split& split, TaskKind kind);

  struct Twin {
    int32_t row = -1;          // the first with the same texts; -1: none
    bool other_label = false;  // one of those with the same texts has another label; rows without one do not count
  };
  // Of those added so far. `hash`: textsHash() of the example.
  Twin find(const Example& example, size_t hash) const;
  // Adds `row` of the split; returns what find() said before.
  Twin add(int32_t row, size_t hash);

  static size_t textsHash(const Example& example);

 private:
  struct Entry {
    size_t hash = 0;
    int32_t row = -1;       // the first with these texts
    int32_t labelled = -1;  // the first of those that has a label
    bool more_labels = false;
  };
  size_t placeOf(const Example& example, size_t hash) const;  // where it is, or where it belongs
  Twin twinAt(const Entry& entry, const Example& example) const;
  bool sameLabel(const Example& a, const Example& b) const;

  const std::vector<Example>& m_examples;
  TaskKind m_kind;
  std::vector<Entry> m_entries;  // open addressing; a power of two, never more than half full
};

}  // namespace cloze
