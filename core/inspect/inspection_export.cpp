#include <core/inspect/inspection_export.h>

#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using Json = nlohmann::ordered_json;

template <typename Item>
std::string joined(const Inspection& inspection, const char* between, Item item) {
  std::string text;
  for (const InspectedPiece& piece : inspection.pieces) {
    if (!text.empty()) text += between;
    text += item(piece);
  }
  return text;
}

std::string number(int32_t value) {
  return std::to_string(value);
}

// A piece holds no control characters but those a vocabulary file may have: quotes and backslashes are all there is.
std::string pythonText(const std::string& text) {
  const char quote = text.find('\'') != std::string::npos && text.find('"') == std::string::npos ? '"' : '\'';
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') out += '\\';
    out += c;
  }
  return out + quote;
}

std::string python(const Inspection& inspection) {
  const auto list = [&](const char* name, auto item) {
    return std::string(name) + " = [" + joined(inspection, ", ", item) + "]\n";
  };
  using Piece = const InspectedPiece&;
  return list("tokens", [&](Piece p) { return pythonText(pieceText(*inspection.tokenizer, p.id)); }) +
         list("input_ids", [](Piece p) { return number(p.id); }) +
         list("token_type_ids", [](Piece p) { return number(p.token_type); }) +
         list("attention_mask", [](Piece p) { return number(p.mask); }) +
         list("offset_mapping",
              [](Piece p) { return "(" + number(p.codePoints.start) + ", " + number(p.codePoints.end) + ")"; }) +
         list("word_ids", [](Piece p) { return p.word < 0 ? std::string("None") : number(p.word); });
}

// google-research/bert run_classifier.py, convert_single_example; guid and label id belong to the data set's reader.
std::string runClassifier(const Inspection& inspection) {
  using Piece = const InspectedPiece&;
  const std::string head = "INFO:tensorflow:";
  std::string tokens;
  for (const InspectedPiece& piece : inspection.pieces) {
    if (piece.kind == PieceKind::Padding) break;
    tokens += (tokens.empty() ? "" : " ") + pieceText(*inspection.tokenizer, piece.id);
  }
  std::string text = head + "*** Example ***\n" + head + "tokens: " + tokens + "\n" + head +
                     "input_ids: " + joined(inspection, " ", [](Piece p) { return number(p.id); }) + "\n" + head +
                     "input_mask: " + joined(inspection, " ", [](Piece p) { return number(p.mask); }) + "\n" + head +
                     "segment_ids: " + joined(inspection, " ", [](Piece p) { return number(p.token_type); }) + "\n";
  if (!inspection.label.empty()) text += head + "label: " + inspection.label + "\n";
  return text;
}

std::string json(const Inspection& inspection) {
  Json object;
  object["text"] = inspection.a;
  object["text_pair"] = inspection.b ? Json(*inspection.b) : Json();
  if (!inspection.label.empty()) object["label"] = inspection.label;
  object["length_before_truncation"] = inspection.lengthUncut;
  for (const char* key :
       {"tokens", "input_ids", "token_type_ids", "attention_mask", "special_tokens_mask", "offsets", "word_ids"})
    object[key] = Json::array();
  for (const InspectedPiece& piece : inspection.pieces) {
    object["tokens"].push_back(pieceText(*inspection.tokenizer, piece.id));
    object["input_ids"].push_back(piece.id);
    object["token_type_ids"].push_back(piece.token_type);
    object["attention_mask"].push_back(piece.mask);
    object["special_tokens_mask"].push_back(piece.text < 0 ? 1 : 0);
    object["offsets"].push_back({piece.codePoints.start, piece.codePoints.end});
    object["word_ids"].push_back(piece.word < 0 ? Json() : Json(piece.word));
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string csvCell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string csv(const Inspection& inspection) {
  std::string text = "position,piece,input_id,token_type_id,attention_mask,start,end,word\n";
  int32_t position = 0;
  for (const InspectedPiece& piece : inspection.pieces) {
    text += number(position++) + "," + csvCell(pieceText(*inspection.tokenizer, piece.id)) + "," + number(piece.id) +
            "," + number(piece.token_type) + "," + number(piece.mask) + ",";
    if (piece.text >= 0)
      text += number(piece.codePoints.start) + "," + number(piece.codePoints.end);
    else
      text += ",";
    text += ",";
    if (piece.word >= 0) text += number(piece.word);
    text += "\n";
  }
  return text;
}

}  // namespace

std::string exportInspection(const Inspection& inspection, InspectionForm form) {
  switch (form) {
    case InspectionForm::Python:
      return python(inspection);
    case InspectionForm::RunClassifier:
      return runClassifier(inspection);
    case InspectionForm::Json:
      return json(inspection);
    case InspectionForm::Csv:
      break;
  }
  return csv(inspection);
}

}  // namespace cloze
