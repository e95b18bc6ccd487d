#include <core/base/checked_json.h>
#include <core/base/fs.h>
#include <core/files/model_config.h>
#include <core/files/model_folder.h>

#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace cloze {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kMaxConfigBytes = 4u << 20;
constexpr int64_t kMaxLabels = 100'000;

struct ActivationName {
  const char* name;
  Activation activation;
};
// The first name of each is the one written. gelu_pytorch_tanh and gelu_fast are other spellings of the tanh form.
constexpr std::array<ActivationName, 9> kActivations = {{{"gelu", Activation::Gelu},
                                                         {"gelu_python", Activation::Gelu},
                                                         {"gelu_new", Activation::GeluNew},
                                                         {"gelu_pytorch_tanh", Activation::GeluNew},
                                                         {"gelu_fast", Activation::GeluNew},
                                                         {"relu", Activation::Relu},
                                                         {"silu", Activation::Silu},
                                                         {"swish", Activation::Silu},
                                                         {"tanh", Activation::Tanh}}};

// Reads fields one after the other and keeps the first complaint, so that the reading code is a plain list.
class FieldReader {
 public:
  FieldReader(const Json& json, std::string source) : m_json(json), m_source(std::move(source)) {}

  const std::optional<Error>& error() const { return m_error; }
  const Json* find(const char* key) const {
    const auto found = m_json.find(key);
    return found == m_json.end() || found->is_null() ? nullptr : &*found;
  }
  void fail(const char* key, const std::string& what, ErrorCode code = ErrorCode::InvalidData) {
    if (m_error) return;
    m_error =
        fileError(code, m_source,
                  what + (code == ErrorCode::InvalidData ? " Correct it, or take the file from the model again." : ""));
    m_error->field = key;
  }

  void integer(const char* key, int64_t low, int64_t high, int64_t* value) {
    const Json* found = find(key);
    if (!found) return;
    const bool fits = found->is_number_integer() &&
                      (!found->is_number_unsigned() || found->get<uint64_t>() <= static_cast<uint64_t>(INT64_MAX));
    const int64_t number = fits ? found->get<int64_t>() : -1;
    if (!fits || number < low || number > high) {
      fail(key, std::string(key) + " must be a whole number from " + std::to_string(low) + " to " +
                    std::to_string(high) + "; the file says " + found->dump().substr(0, 40) + ".");
      return;
    }
    *value = number;
  }

  // [low, high), or (low, high) where `openBelow`.
  void number(const char* key, double low, double high, bool openBelow, double* value) {
    const Json* found = find(key);
    if (!found) return;
    const double number = found->is_number() ? found->get<double>() : NAN;
    if (!std::isfinite(number) || number < low || number >= high || (openBelow && number == low)) {
      fail(key, std::string(key) + " must be a number " + (openBelow ? "above " : "from ") + Json(low).dump() +
                    " to below " + Json(high).dump() + "; the file says " + found->dump().substr(0, 40) + ".");
      return;
    }
    *value = number;
  }

  std::string text(const char* key) {
    const Json* found = find(key);
    if (!found) return {};
    if (!found->is_string()) {
      fail(key, std::string(key) + " must be text; the file says " + found->dump().substr(0, 40) + ".");
      return {};
    }
    return found->get<std::string>();
  }

  bool isTrue(const char* key) {
    const Json* found = find(key);
    if (!found) return false;
    if (!found->is_boolean()) {
      fail(key, std::string(key) + " must be true or false; the file says " + found->dump().substr(0, 40) + ".");
      return false;
    }
    return found->get<bool>();
  }

 private:
  const Json& m_json;
  std::string m_source;
  std::optional<Error> m_error;
};

void refuseWhatIsNotHere(FieldReader* reader) {
  const std::string type = reader->text("model_type");
  if (!type.empty() && type != "bert") {
    reader->fail("model_type",
                 "This is a model of type " + quotedName(type) + "; Cloze reads models of type \"bert\". Choose one.",
                 ErrorCode::Unsupported);
  }
  const std::string positions = reader->text("position_embedding_type");
  if (!positions.empty() && positions != "absolute") {
    reader->fail("position_embedding_type",
                 "The model uses relative positions (position_embedding_type " + quotedName(positions) +
                     "), which Cloze does not have; only \"absolute\" works. Choose another model.",
                 ErrorCode::Unsupported);
  }
  const std::array<std::pair<const char*, const char*>, 3> flags = {
      {{"is_decoder", "The model is a decoder (is_decoder is true)"},
       {"add_cross_attention", "The model has cross-attention (add_cross_attention is true)"},
       {"is_encoder_decoder", "The model is a pair of encoder and decoder (is_encoder_decoder is true)"}}};
  for (const auto& [key, what] : flags) {
    if (reader->isTrue(key)) {
      reader->fail(key, std::string(what) + "; Cloze trains BERT encoders only. Choose one.", ErrorCode::Unsupported);
    }
  }
  for (const char* key : {"quantization_config", "pruned_heads"}) {
    const Json* found = reader->find(key);
    if (found && !found->empty()) {
      reader->fail(
          key,
          std::string("The model is changed by ") + key + ", which Cloze does not have. Use the model it was made of.",
          ErrorCode::Unsupported);
    }
  }
}

void readSizes(FieldReader* reader, ModelConfig* config) {
  if (!reader->find("vocab_size"))
    reader->fail("vocab_size", "The file does not say vocab_size, the number of embeddings.");
  reader->integer("vocab_size", 1, 10'000'000, &config->vocab_size);
  reader->integer("hidden_size", 1, 65'536, &config->hidden_size);
  reader->integer("num_hidden_layers", 1, 1'000, &config->num_hidden_layers);
  reader->integer("num_attention_heads", 1, 65'536, &config->num_attention_heads);
  reader->integer("intermediate_size", 1, 1'000'000, &config->intermediate_size);
  reader->integer("max_position_embeddings", 2, 1'000'000, &config->max_position_embeddings);
  reader->integer("type_vocab_size", 1, 1'000, &config->type_vocab_size);
  if (config->hidden_size % config->num_attention_heads != 0) {
    reader->fail("num_attention_heads", "hidden_size " + std::to_string(config->hidden_size) +
                                            " cannot be divided by num_attention_heads " +
                                            std::to_string(config->num_attention_heads) + ".");
  }
  if (reader->find("pad_token_id")) {
    reader->integer("pad_token_id", 0, std::max<int64_t>(config->vocab_size - 1, 0), &config->pad_token_id);
  }
}

void readNumbers(FieldReader* reader, ModelConfig* config) {
  reader->number("hidden_dropout_prob", 0, 1, false, &config->hidden_dropout_prob);
  reader->number("attention_probs_dropout_prob", 0, 1, false, &config->attention_probs_dropout_prob);
  reader->number("classifier_dropout", 0, 1, false, &config->classifier_dropout);
  reader->number("initializer_range", 0, 100, false, &config->initializer_range);
  reader->number("layer_norm_eps", 0, 1, true, &config->layer_norm_eps);
  const std::string activation = reader->text("hidden_act");
  if (activation.empty()) return;
  for (const ActivationName& known : kActivations) {
    if (activation != known.name) continue;
    config->hidden_act = known.activation;
    return;
  }
  reader->fail("hidden_act",
               "The model's activation " + quotedName(activation) +
                   " is unknown here; gelu, gelu_new, relu, silu and tanh work. Choose another model.",
               ErrorCode::Unsupported);
}

void readId2Label(FieldReader* reader, const Json& object, ModelConfig* config) {
  const std::string rule = "id2label must be an object that names the labels \"0\", \"1\" and so on, without a gap";
  if (!object.is_object() || object.size() > static_cast<size_t>(kMaxLabels))
    return reader->fail("id2label", rule + ".");
  config->labels.clear();
  for (size_t i = 0; i < object.size(); ++i) {
    const auto found = object.find(std::to_string(i));
    if (found == object.end()) return reader->fail("id2label", rule + "; \"" + std::to_string(i) + "\" is missing.");
    if (!found->is_string()) return reader->fail("id2label", rule + "; label " + std::to_string(i) + " is not text.");
    config->labels.push_back(found->get<std::string>());
  }
}

void readLabels(FieldReader* reader, ModelConfig* config) {
  int64_t count = 0;
  reader->integer("_num_labels", 1, kMaxLabels, &count);
  reader->integer("num_labels", 1, kMaxLabels, &count);
  if (const Json* names = reader->find("id2label"); names && !names->empty()) {
    readId2Label(reader, *names, config);
    if (reader->find("num_labels") && count != static_cast<int64_t>(config->labels.size())) {
      reader->fail("num_labels", "num_labels is " + std::to_string(count) + " and id2label names " +
                                     std::to_string(config->labels.size()) + " labels; one of them is wrong.");
    }
  } else {
    for (int64_t i = 0; i < count; ++i) config->labels.push_back("LABEL_" + std::to_string(i));
  }
  config->problem_type = reader->text("problem_type");
  if (config->problem_type == "multi_label_classification") {
    reader->fail(
        "problem_type",
        "The model gives several labels at once (problem_type \"multi_label_classification\"), which Cloze does not "
        "have. To use its encoder alone, set problem_type to null.",
        ErrorCode::Unsupported);
  } else if (!config->problem_type.empty() && config->problem_type != "regression" &&
             config->problem_type != "single_label_classification") {
    reader->fail("problem_type", "problem_type " + quotedName(config->problem_type) +
                                     " is unknown; \"single_label_classification\", \"regression\" and null work.");
  }
}

void readArchitectures(FieldReader* reader, ModelConfig* config) {
  const Json* found = reader->find("architectures");
  if (!found) return;
  if (!found->is_array() || found->size() > 100)
    return reader->fail("architectures", "architectures must be a list of names.");
  for (const Json& name : *found) {
    if (!name.is_string()) return reader->fail("architectures", "architectures must be a list of names.");
    config->architectures.push_back(name.get<std::string>());
  }
}

const char* activationName(Activation activation) {
  for (const ActivationName& known : kActivations) {
    if (known.activation == activation) return known.name;
  }
  return "gelu";
}

// Another spelling of the same activation is kept as it was.
void writeActivation(Activation activation, Json* json) {
  const auto found = json->find("hidden_act");
  if (found != json->end() && found->is_string()) {
    for (const ActivationName& known : kActivations) {
      if (*found == known.name && known.activation == activation) return;
    }
  }
  (*json)["hidden_act"] = activationName(activation);
}

}  // namespace

int64_t ModelConfig::parameterCount(int64_t labelCount) const {
  const int64_t h = hidden_size, i = intermediate_size;
  const int64_t embeddings = (vocab_size + max_position_embeddings + type_vocab_size) * h + 2 * h;
  const int64_t layer = 4 * (h * h + h) + 2 * h + (h * i + i) + (i * h + h) + 2 * h;
  return embeddings + num_hidden_layers * layer + (h * h + h) + labelCount * (h + 1);
}

Result<ModelConfig> modelConfigFromJson(std::string_view json, const std::string& source) {
  if (json.size() > kMaxConfigBytes) {
    return fileError(ErrorCode::InvalidData, source,
                     "A model's config.json is never larger than 4 MiB; this is something else. Choose another file.");
  }
  CLOZE_ASSIGN(const Json parsed, parseJsonObject(json, source));
  ModelConfig config;
  FieldReader reader(parsed, source);
  refuseWhatIsNotHere(&reader);
  readSizes(&reader, &config);
  readNumbers(&reader, &config);
  readLabels(&reader, &config);
  readArchitectures(&reader, &config);
  if (reader.error()) return *reader.error();
  config.raw_json = std::string(json);
  return config;
}

Result<ModelConfig> readModelConfig(const std::filesystem::path& file) {
  CLOZE_ASSIGN(const std::string text, readFile(file, kMaxConfigBytes));
  return modelConfigFromJson(text, file.string());
}

std::string modelConfigToJson(const ModelConfig& config) {
  Json json = Json::parse(config.raw_json, nullptr, false);
  if (!json.is_object()) json = Json::object();
  json["model_type"] = "bert";
  json["vocab_size"] = config.vocab_size;
  json["hidden_size"] = config.hidden_size;
  json["num_hidden_layers"] = config.num_hidden_layers;
  json["num_attention_heads"] = config.num_attention_heads;
  json["intermediate_size"] = config.intermediate_size;
  json["max_position_embeddings"] = config.max_position_embeddings;
  json["type_vocab_size"] = config.type_vocab_size;
  if (!json.contains("pad_token_id") || !json["pad_token_id"].is_null()) json["pad_token_id"] = config.pad_token_id;
  json["hidden_dropout_prob"] = config.hidden_dropout_prob;
  json["attention_probs_dropout_prob"] = config.attention_probs_dropout_prob;
  json["classifier_dropout"] = config.classifier_dropout < 0 ? Json() : Json(config.classifier_dropout);
  json["initializer_range"] = config.initializer_range;
  json["layer_norm_eps"] = config.layer_norm_eps;
  writeActivation(config.hidden_act, &json);
  if (!config.architectures.empty()) json["architectures"] = config.architectures;
  if (config.problem_type.empty()) {
    json.erase("problem_type");
  } else {
    json["problem_type"] = config.problem_type;
  }
  for (const char* key : {"id2label", "label2id", "num_labels", "_num_labels"}) json.erase(key);
  if (!json.contains("torch_dtype") && !json.contains("dtype")) json["torch_dtype"] = "float32";
  // Sorted keys, but the labels in the order of their ids, as Transformers writes it.
  nlohmann::ordered_json ordered = json;
  if (!config.labels.empty()) {
    nlohmann::ordered_json names = nlohmann::ordered_json::object(), ids = nlohmann::ordered_json::object();
    auto& nameList = names.get_ref<nlohmann::ordered_json::object_t&>();
    std::map<std::string, size_t> firstId;
    for (size_t i = 0; i < config.labels.size(); ++i) {
      nameList.push_back({std::to_string(i), config.labels[i]});
      firstId.emplace(config.labels[i], i);
    }
    for (const auto& [label, id] : firstId) ids.get_ref<nlohmann::ordered_json::object_t&>().push_back({label, id});
    ordered["id2label"] = std::move(names);
    ordered["label2id"] = std::move(ids);
  }
  return ordered.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace cloze
