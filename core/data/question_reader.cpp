#include <core/base/checked_json.h>
#include <core/base/fs.h>
#include <core/base/utf8.h>
#include <core/data/question_reader.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <utility>

namespace cloze {
namespace {

// Where in the layout an object or a list stands.
enum class Place : uint8_t {
  File,
  Data,
  Article,
  Paragraphs,
  Paragraph,
  Questions,
  Question,
  Answers,
  Answer,
  Nowhere
};
enum class Kind : uint8_t { Text, Integer, Flag, List, Object };

struct Field {
  Place in;
  const char* key;
  Kind kind;
  Place opens;  // of a list
  bool needed;
};
constexpr std::array kFields = {
    Field{Place::File, "version", Kind::Text, Place::Nowhere, false},
    Field{Place::File, "data", Kind::List, Place::Data, true},
    Field{Place::Article, "title", Kind::Text, Place::Nowhere, false},
    Field{Place::Article, "paragraphs", Kind::List, Place::Paragraphs, true},
    Field{Place::Paragraph, "context", Kind::Text, Place::Nowhere, true},
    Field{Place::Paragraph, "qas", Kind::List, Place::Questions, true},
    Field{Place::Question, "id", Kind::Text, Place::Nowhere, true},
    Field{Place::Question, "question", Kind::Text, Place::Nowhere, true},
    Field{Place::Question, "answers", Kind::List, Place::Answers, false},
    Field{Place::Question, "is_impossible", Kind::Flag, Place::Nowhere, false},
    Field{Place::Answer, "text", Kind::Text, Place::Nowhere, true},
    Field{Place::Answer, "answer_start", Kind::Integer, Place::Nowhere, true},
};

// What a list holds.
Place elementOf(Place list) {
  switch (list) {
    case Place::Data:
      return Place::Article;
    case Place::Paragraphs:
      return Place::Paragraph;
    case Place::Questions:
      return Place::Question;
    case Place::Answers:
      return Place::Answer;
    default:
      return Place::Nowhere;
  }
}

const char* kindText(Kind kind) {
  switch (kind) {
    case Kind::Text:
      return "a text";
    case Kind::Integer:
      return "a whole number";
    case Kind::Flag:
      return "true or false";
    case Kind::List:
      return "a list";
    case Kind::Object:
      break;
  }
  return "an object";
}

// Bytes of the context by code point, its end too.
std::vector<int32_t> codePointStarts(const std::string& context) {
  std::vector<int32_t> starts;
  starts.reserve(context.size() + 1);
  for (size_t at = 0; at < context.size();) {
    starts.push_back(static_cast<int32_t>(at));
    decodeUtf8(context, &at);
  }
  starts.push_back(static_cast<int32_t>(context.size()));
  return starts;
}

size_t codePointsOf(const std::string& text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) decodeUtf8(text, &at);
  return count;
}

// Fills the set on the way; what is not of the layout is passed over.
class QuestionWalk : public nlohmann::json_sax<nlohmann::json> {
 public:
  QuestionWalk(QuestionSet* out, std::stop_token stop, QuestionLimits limits)
      : m_out(*out), m_stop(std::move(stop)), m_limits(limits) {}

  std::optional<Error> problem;

  bool null() override {
    const Field* field = m_skipped > 0 ? nullptr : fieldHere();
    return m_skipped > 0 || (field != nullptr && !field->needed) || value(Kind::Object, "null");
  }
  bool boolean(bool given) override {
    if (m_skipped > 0) return true;
    if (given && isField("is_impossible")) m_question.impossible = true;
    return value(Kind::Flag, "true or false");
  }
  bool number_integer(number_integer_t number) override { return integer(number); }
  bool number_unsigned(number_unsigned_t number) override {
    return integer(number > static_cast<number_unsigned_t>(INT64_MAX) ? INT64_MAX : static_cast<int64_t>(number));
  }
  bool number_float(number_float_t, const string_t&) override {
    return m_skipped > 0 || value(Kind::Object, "a number with decimals");
  }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& text) override {
    if (m_skipped > 0) return true;
    if (!value(Kind::Text, "a text")) return false;
    if (text.size() > m_limits.context_bytes)
      return refuse("a text is longer than " + std::to_string(m_limits.context_bytes >> 20) + " MB. Take it out.");
    if (std::string* to = textField()) *to = std::move(text);
    return true;
  }
  bool key(string_t& name) override {
    if (m_skipped == 0) m_key = name;
    return true;
  }
  bool start_object(std::size_t) override {
    if (m_skipped > 0) return ++m_skipped, true;
    if (m_places.empty()) return open(Place::File);
    const Place here = m_places.back();
    if (const Place element = elementOf(here); element != Place::Nowhere) return open(element);
    if (fieldHere() == nullptr) return ++m_skipped, true;
    return value(Kind::Object, "an object");
  }
  bool start_array(std::size_t) override {
    if (m_skipped > 0) return ++m_skipped, true;
    const Field* field = fieldHere();
    if (field == nullptr && elementOf(m_places.back()) == Place::Nowhere) return ++m_skipped, true;
    if (!value(Kind::List, "a list")) return false;
    m_places.push_back(field->opens);
    return true;
  }
  bool end_object() override { return m_skipped > 0 ? (--m_skipped, true) : close(); }
  bool end_array() override {
    if (m_skipped > 0) return --m_skipped, true;
    m_places.pop_back();
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    return refuse("it cannot be read");  // the check before has said why already
  }

 private:
  static constexpr size_t kShown = 3;  // ids named in a warning

  const Field* fieldHere() const {
    if (m_places.empty()) return nullptr;
    for (const Field& field : kFields)
      if (field.in == m_places.back() && m_key == field.key) return &field;
    return nullptr;
  }
  bool isField(std::string_view key) const { return fieldHere() != nullptr && m_key == key; }
  std::string* textField() {
    switch (m_places.back()) {
      case Place::File:
        return m_key == "version" ? &m_out.version : nullptr;
      case Place::Article:
        return m_key == "title" ? &m_title : nullptr;
      case Place::Paragraph:
        return m_key == "context" ? &m_context : nullptr;
      case Place::Question:
        return m_key == "id" ? &m_question.id : m_key == "question" ? &m_question.text : nullptr;
      case Place::Answer:
        return m_key == "text" ? &m_answer.text : nullptr;
      default:
        return nullptr;
    }
  }

  bool integer(int64_t number) {
    if (m_skipped > 0) return true;
    if (isField("answer_start"))  // outside of any paragraph where it is larger
      m_answer.start = static_cast<int32_t>(std::clamp<int64_t>(number, -1, INT32_MAX));
    return value(Kind::Integer, "a number");
  }

  // Whether what is given is what is wanted here.
  bool value(Kind given, const char* what) {
    if (m_stop.stop_requested()) {
      problem = makeError(ErrorCode::Cancelled, "Reading the questions was stopped.");
      return false;
    }
    if (elementOf(m_places.back()) != Place::Nowhere)
      return refuse(std::string("a list of objects holds ") + what + ". Correct it, or fetch the file again.");
    const Field* field = fieldHere();
    if (field == nullptr) return true;
    m_seen.back() |= bitOf(*field);
    if (field->kind == given) return true;
    return refuse("\"" + m_key + "\" is " + what + ", but " + kindText(field->kind) +
                      " was expected. Correct it, or fetch the file again.",
                  m_key);
  }
  static uint32_t bitOf(const Field& field) { return 1u << static_cast<unsigned>(&field - kFields.data()); }

  bool open(Place place) {
    m_places.push_back(place);
    m_seen.push_back(0);
    if (place == Place::Article) {
      ++m_articleNumber;
      m_paragraphNumber = 0;
      m_title.clear();
      m_firstOfArticle = m_out.paragraphs.size();
    } else if (place == Place::Paragraph) {
      ++m_paragraphNumber;
      m_questionNumber = 0;
      m_context.clear();
      m_firstOfParagraph = m_out.questions.size();
    } else if (place == Place::Question) {
      ++m_questionNumber;
      m_question = {};
    } else if (place == Place::Answer) {
      m_answer = {};
    }
    return true;
  }

  bool close() {
    const Place place = m_places.back();
    for (const Field& field : kFields) {
      if (field.in != place || !field.needed || (m_seen.back() & bitOf(field)) != 0) continue;
      if (place == Place::File) {
        return refuse(
            "This is no file of questions: \"data\" is missing. SQuAD's layout was expected, with \"data\", "
            "\"paragraphs\" and \"qas\".",
            field.key);
      }
      return refuse(std::string("\"") + field.key + "\" is missing. Add it, or fetch the file again.", field.key);
    }
    bool fine = true;
    if (place == Place::Answer && !m_answer.text.empty()) m_question.answers.push_back(std::move(m_answer));
    if (place == Place::Question) addQuestion();
    if (place == Place::Paragraph) fine = addParagraph();
    if (place == Place::Article)  // the title may stand behind the paragraphs
      for (size_t i = m_firstOfArticle; i < m_out.paragraphs.size(); ++i) m_out.paragraphs[i].title = m_title;
    if (place == Place::File) warn();
    m_places.pop_back();
    m_seen.pop_back();
    return fine;
  }

  void addQuestion() {
    if (!m_ids.insert(m_question.id).second) note(&m_twice, m_question.id);
    m_question.paragraph = m_out.paragraphs.size();
    m_out.questions.push_back(std::move(m_question));
    m_question = {};
  }

  // The context may stand behind its questions, so their answers are looked up now.
  bool addParagraph() {
    const std::vector<int32_t> starts = codePointStarts(m_context);
    const auto last = static_cast<int64_t>(starts.size()) - 1;
    for (size_t i = m_firstOfParagraph; i < m_out.questions.size(); ++i) {
      Question& question = m_out.questions[i];
      if (question.impossible) question.answers.clear();
      bool found = true;
      for (GoldAnswer& answer : question.answers) {
        if (answer.start < 0 || answer.start >= last) return refuseAnswer(question, answer, last);
        const auto first = static_cast<size_t>(answer.start);
        const size_t end = std::min(first + codePointsOf(answer.text), static_cast<size_t>(last));
        answer.bytes = {starts[first], starts[end]};
        answer.found =
            std::string_view(m_context).substr(static_cast<size_t>(answer.bytes.start)).starts_with(answer.text);
        found &= answer.found;
      }
      if (!found) note(&m_elsewhere, question.id);
    }
    m_out.paragraphs.push_back({{}, std::move(m_context)});
    m_context.clear();
    return true;
  }

  bool refuseAnswer(const Question& question, const GoldAnswer& answer, int64_t length) {
    problem =
        fileError(ErrorCode::InvalidData, m_out.file.string(),
                  "Question " + quotedName(question.id) + " has an answer_start of " +
                      (answer.start < 0 ? "less than 0" : std::to_string(answer.start)) + ", but its paragraph (" +
                      std::to_string(m_paragraphNumber) + " of article " + std::to_string(m_articleNumber) + ") has " +
                      std::to_string(length) + " characters. Correct answer_start: it counts characters, not bytes.");
    problem->field = "answer_start";
    return false;
  }

  struct Noted {
    int64_t count = 0;
    std::string ids;
  };
  static void note(Noted* noted, const std::string& id) {
    if (static_cast<size_t>(noted->count++) < kShown) noted->ids += (noted->ids.empty() ? "" : ", ") + quotedName(id);
  }
  void warn() {
    const auto say = [this](const Noted& noted, const std::string& words) {
      if (noted.count == 0) return;
      m_out.warnings.push_back(std::to_string(noted.count) + (noted.count == 1 ? " question " : " questions ") + words +
                               ": " + noted.ids + (noted.count > static_cast<int64_t>(kShown) ? ", ..." : "") + ".");
    };
    say(m_elsewhere, "with an answer that does not stand at its answer_start");
    say(m_twice, "with an id that stands before already");
  }

  bool refuse(const std::string& what, const std::string& field = {}) {
    std::string where;
    if (m_paragraphNumber > 0 && m_places.size() > 4)
      where = "paragraph " + std::to_string(m_paragraphNumber) + " of article " + std::to_string(m_articleNumber);
    else if (m_articleNumber > 0 && m_places.size() > 2)
      where = "article " + std::to_string(m_articleNumber);
    if (m_places.size() > 6) {
      where += ", question ";
      where += m_question.id.empty() ? std::to_string(m_questionNumber) : quotedName(m_question.id);
    }
    problem = fileError(ErrorCode::InvalidData, m_out.file.string(), (where.empty() ? "" : where + ": ") + what);
    problem->field = field;
    return false;
  }

  QuestionSet& m_out;
  std::stop_token m_stop;
  QuestionLimits m_limits;
  std::vector<Place> m_places;
  std::vector<uint32_t> m_seen;  // fields of the open objects, as bits
  std::string m_key;
  int64_t m_skipped = 0;  // how deep inside of something unknown
  int64_t m_articleNumber = 0, m_paragraphNumber = 0, m_questionNumber = 0;
  size_t m_firstOfArticle = 0, m_firstOfParagraph = 0;
  std::string m_title, m_context;
  Question m_question;
  GoldAnswer m_answer;
  std::unordered_set<std::string> m_ids;
  Noted m_elsewhere, m_twice;
};

}  // namespace

Result<QuestionSet> parseQuestions(std::string_view text, const std::filesystem::path& source, std::stop_token stop,
                                   QuestionLimits limits) {
  CLOZE_TRY(checkJsonObject(text, source.string()));
  QuestionSet set;
  set.file = source;
  QuestionWalk walk(&set, std::move(stop), limits);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &walk)) {
    if (walk.problem) return *walk.problem;
    return fileError(ErrorCode::InvalidData, source.string(), "The file cannot be read. Fetch it again.");
  }
  if (set.questions.empty()) {
    return fileError(ErrorCode::InvalidData, source.string(),
                     "There is no question in this file: its \"data\" are empty. Fetch it again.");
  }
  return set;
}

Result<QuestionSet> readQuestions(const std::filesystem::path& file, std::stop_token stop, QuestionLimits limits) {
  CLOZE_ASSIGN(const std::string text, readFile(file, limits.file_bytes));
  return parseQuestions(text, file, std::move(stop), limits);
}

}  // namespace cloze
