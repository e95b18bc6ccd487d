// "Try it" and prediction: a fine-tuned model that answers texts.
#include <core/data/features.h>
#include <core/engine/guard.h>
#include <core/engine/tasks/model_session.h>
#include <core/engine/tasks/predictor.h>
#include <core/engine/train/devices.h>
#include <core/engine/train/inputs.h>

#include <cmath>
#include <limits>

namespace cloze {
namespace {

class LoadedClassifier final : public Classifier {
 public:
  LoadedClassifier(ModelSession session, const DeviceSpec& device, const BatchSpec& batch)
      : m_session(std::move(session)), m_deviceSpec(device), m_batch(batch) {}

  const std::vector<std::string>& labels() const override { return m_session.labels; }

  Result<std::vector<std::vector<float>>> predict(const std::vector<TextPair>& texts, std::stop_token stop) override {
    return guarded([&] { return predictTexts(texts, stop); });
  }

 private:
  Result<std::vector<std::vector<float>>> predictTexts(const std::vector<TextPair>& texts, std::stop_token stop) {
    useThreads(m_deviceSpec.threads);  // LibTorch keeps the number per thread, and this may be another one
    for (const TextPair& text : texts) {
      if (text.b) {
        CLOZE_TRY(checkLengths(m_batch, m_session.folder, true));
        break;
      }
    }
    const FeatureSet features = encode(texts);
    CLOZE_ASSIGN(const std::vector<double> logits,
                 predictLogits(*m_session.model, m_session.device, features, m_batch.eval_batch_size,
                               [&] { return stop.stop_requested(); }));
    const auto outputs = static_cast<size_t>(m_session.model->outputs());
    std::vector<std::vector<float>> answers;
    for (size_t i = 0; i < texts.size(); ++i) {
      const std::span<const double> row = std::span(logits).subspan(i * outputs, outputs);
      if (m_session.regression) {
        answers.push_back({static_cast<float>(row[0])});
      } else {
        const std::vector<double> probabilities = softmaxRow(row);
        answers.emplace_back(probabilities.begin(), probabilities.end());
      }
    }
    return answers;
  }

  FeatureSet encode(const std::vector<TextPair>& texts) const {
    FeatureSet features;
    const TruncationOptions truncation = truncationOf(m_batch);
    for (const TextPair& text : texts) {
      addTexts(text.a, text.b, *m_session.tokenizer, truncation, &features);
      features.labels.push_back(-1);
      features.targets.push_back(std::numeric_limits<double>::quiet_NaN());
    }
    return features;
  }

  ModelSession m_session;
  DeviceSpec m_deviceSpec;
  BatchSpec m_batch;
};

}  // namespace

Result<std::unique_ptr<Classifier>> makeClassifier(const std::filesystem::path& modelFolder, const DeviceSpec& device,
                                                   const BatchSpec& batch, Casing casing) {
  CLOZE_ASSIGN(ModelSession session, ModelSession::open(modelFolder, device, casing));
  CLOZE_TRY(checkLengths(batch, session.folder, false));
  return std::unique_ptr<Classifier>(std::make_unique<LoadedClassifier>(std::move(session), device, batch));
}

}  // namespace cloze
