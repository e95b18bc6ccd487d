#include <core/base/threads.h>
#include <core/data/features.h>
#include <core/data/split_reader.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace cloze {

TruncationOptions truncationOf(const BatchSpec& batch) {
  TruncationOptions options;
  options.max_length = static_cast<int32_t>(batch.max_seq_length);
  options.strategy = batch.truncation;
  options.head_tokens = static_cast<int32_t>(batch.head_tokens);
  return options;
}

void addTexts(std::string_view first, std::optional<std::string_view> second, const Tokenizer& tokenizer,
              const TruncationOptions& truncation, FeatureSet* features) {
  const Encoding encoding = encodePair(tokenizer, first, second, truncation);
  const auto kept = static_cast<int32_t>(encoding.input_ids.size());
  features->input_ids.insert(features->input_ids.end(), encoding.input_ids.begin(), encoding.input_ids.end());
  for (const int32_t type : encoding.token_type_ids) features->token_type_ids.push_back(static_cast<uint8_t>(type));
  features->unk_tokens += std::count(encoding.input_ids.begin(), encoding.input_ids.end(), tokenizer.unkId());
  features->starts.push_back(static_cast<int64_t>(features->input_ids.size()));
  features->lengths_before.push_back(encoding.tokens_before_truncation);
  features->longest_tokens = std::max<int64_t>(features->longest_tokens, encoding.tokens_before_truncation);
  features->truncated_examples += encoding.truncated() ? 1 : 0;
  features->tokens_lost += std::max(0, encoding.tokens_before_truncation - kept);
}

namespace {

// What one thread makes of its stretch of the examples.
struct Chunk {
  FeatureSet features;
  std::optional<Error> error;
};

class Converter {
 public:
  Converter(const Split& split, const TaskInfo& task, const Tokenizer& tokenizer, const TruncationOptions& truncation,
            std::stop_token stop)
      : m_split(split), m_task(task), m_tokenizer(tokenizer), m_truncation(truncation), m_stop(std::move(stop)) {
    for (size_t i = 0; i < task.labels.size(); ++i) m_labelIds.emplace(task.labels[i], static_cast<int32_t>(i));
  }

  void convert(size_t first, size_t last, Chunk* chunk) const {
    FeatureSet& out = chunk->features;
    for (size_t i = first; i < last; ++i) {
      if ((i & 63) == 0 && m_stop.stop_requested()) {
        chunk->error = makeError(ErrorCode::Cancelled, "Tokenizing was stopped.");
        return;
      }
      const Example& example = m_split.examples[i];
      const auto second = m_task.pair ? std::optional<std::string_view>(example.text_b) : std::nullopt;
      addTexts(example.text_a, second, m_tokenizer, m_truncation, &out);
      if (auto added = addLabel(example, &out); !added.ok()) {
        chunk->error = added.error();
        return;
      }
    }
  }

  const Split& split() const { return m_split; }

 private:
  Status addLabel(const Example& example, FeatureSet* out) const {
    if (m_task.kind == TaskKind::Regression) {
      double target = std::numeric_limits<double>::quiet_NaN();
      if (!example.label.empty() && !parseNumber(example.label, &target)) {
        return fileError(ErrorCode::InvalidData, m_split.file.string(),
                         "The target \"" + example.label + "\" is not a finite number. Mend it.", example.line);
      }
      out->targets.push_back(target);
      return {};
    }
    int32_t id = -1;
    if (!example.label.empty()) {
      const auto found = m_labelIds.find(example.label);
      if (found == m_labelIds.end()) {
        return fileError(ErrorCode::InvalidData, m_split.file.string(),
                         "The label \"" + example.label + "\" is none of: " + quotedList(m_task.labels) + ".",
                         example.line);
      }
      id = found->second;
    }
    out->labels.push_back(id);
    return {};
  }

  const Split& m_split;
  const TaskInfo& m_task;
  const Tokenizer& m_tokenizer;
  const TruncationOptions& m_truncation;
  std::stop_token m_stop;
  std::unordered_map<std::string_view, int32_t> m_labelIds;
};

template <typename T>
void append(std::vector<T>* to, const std::vector<T>& from) {
  to->insert(to->end(), from.begin(), from.end());
}

void join(FeatureSet* to, const FeatureSet& from) {
  const int64_t base = to->starts.back();
  append(&to->input_ids, from.input_ids);
  append(&to->token_type_ids, from.token_type_ids);
  append(&to->labels, from.labels);
  append(&to->targets, from.targets);
  append(&to->lengths_before, from.lengths_before);
  for (size_t i = 1; i < from.starts.size(); ++i) to->starts.push_back(base + from.starts[i]);
  to->truncated_examples += from.truncated_examples;
  to->tokens_lost += from.tokens_lost;
  to->unk_tokens += from.unk_tokens;
  to->longest_tokens = std::max(to->longest_tokens, from.longest_tokens);
}

constexpr size_t kChunkExamples = 512;

Error noMemory(const Split& split, size_t row) {
  return fileError(ErrorCode::OutOfMemory, split.file.string(),
                   "There is not enough memory for the tokens of these texts. Close other programs, or take fewer rows "
                   "with --sample.",
                   split.examples[row].line);
}

// What is thrown becomes the stretch's own error, so that the first error is the first row's.
void convertGuarded(const Converter& converter, size_t first, size_t last, Chunk* chunk) {
  try {
    converter.convert(first, last, chunk);
  } catch (const std::bad_alloc&) {
    chunk->features = {};
    chunk->error = noMemory(converter.split(), first);
  } catch (const std::exception& problem) {
    chunk->features = {};
    chunk->error = makeError(ErrorCode::Internal, std::string("Tokenizing failed: ") + problem.what() + ".");
  }
}

}  // namespace

Result<FeatureSet> makeFeatures(const Split& split, const TaskInfo& task, const Tokenizer& tokenizer,
                                const TruncationOptions& truncation, std::stop_token stop, int threads) {
  const int32_t least = task.pair ? 3 : 2;
  if (truncation.max_length != 0 && truncation.max_length < least) {
    return fieldError(ErrorCode::InvalidArgument, "max-seq-length",
                      "A length of " + std::to_string(truncation.max_length) + " leaves no room for the " +
                          std::to_string(least) + " special tokens. Set it to " + std::to_string(least + 1) +
                          " or more.");
  }
  const Converter converter(split, task, tokenizer, truncation, stop);
  const size_t count = split.examples.size();
  std::vector<Chunk> chunks((count + kChunkExamples - 1) / kChunkExamples);
  try {
    runOverThreads(chunks.size(), threadsOf(threads), [&](size_t chunk, size_t) {
      const size_t first = chunk * kChunkExamples;
      convertGuarded(converter, first, std::min(count, first + kChunkExamples), &chunks[chunk]);
    });
    FeatureSet features;
    for (Chunk& chunk : chunks) {  // in the order of the rows, so the first error is the first row's
      if (chunk.error) return *chunk.error;
      join(&features, chunk.features);
      chunk.features = {};
    }
    return features;
  } catch (const std::bad_alloc&) {
    return noMemory(split, 0);
  }
}

}  // namespace cloze
