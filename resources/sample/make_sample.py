#!/usr/bin/env python3
"""Makes the bundled example: questions of SQuAD with the topic of the article they were asked about.

    PYTHON/bin/python resources/sample/make_sample.py SQUAD_FOLDER BERT_VOCAB_TXT

SQUAD_FOLDER holds train-v1.1.json and dev-v1.1.json, BERT_VOCAB_TXT is the vocabulary of bert-base-uncased. Needs the
package `tokenizers`. Writes train.tsv, dev.tsv and model/vocab.txt beside this file; the same input gives the same files.
"""
import collections
import json
import random
import sys
import unicodedata
from pathlib import Path

from tokenizers import BertWordPieceTokenizer

HERE = Path(__file__).resolve().parent
SEED = 20
TRAIN_ROWS, DEV_ROWS = 800, 100  # of each topic
PIECES = 7000

TOPICS = {
    "life": """Bacteria Bird Bird_migration Dog Insect Mammal Botany Flowering_plant Gene Genome Brain Immunology Infection
        Antibiotics Asthma Tuberculosis Annelid Animal Biodiversity Predation Symbiosis Digestion Diarrhea Poultry
        Nutrition Circadian_rhythm Immune_system Chloroplast Ctenophora Black_Death Endangered_Species_Act""",
    "music": """Beyoncé Frédéric_Chopin Kanye_West Madonna_(entertainer) Queen_(band) Classical_music House_music Post-punk
        Hard_rock Mandolin Adult_contemporary_music A_cappella American_Idol Pitch_(music)""",
    "religion": """Buddhism Protestantism Quran Baptists Jehovah%27s_Witnesses Orthodox_Judaism Cardinal_(Catholicism)
        Canon_law Dominican_Order Pope_Paul_VI Pope_John_XXIII Immaculate_Conception Mary_(mother_of_Jesus)
        Crucifixion_of_Jesus God Heresy Hindu_philosophy Imamah_(Shia_doctrine) Presbyterianism Religion_in_ancient_Rome
        Athanasius_of_Alexandria Christian Huguenot Martin_Luther United_Methodist_Church""",
    "sport": """Chicago_Cubs Arsenal_F.C. Everton_F.C. FC_Barcelona FA_Cup Premier_League Arena_Football_League
        Association_football Canadian_football Exhibition_game Gymnastics Professional_wrestling
        England_national_football_team Super_Bowl_50 2008_Summer_Olympics_torch_relay""",
    "technology": """Computer USB IPod MP3 Macintosh PlayStation_3 Windows_8 Web_browser Database Transistor Capacitor
        Light-emitting_diode LaserDisc Compact_disc Printed_circuit_board Antenna_(radio) Electric_motor ASCII Unicode
        Data_compression Computer_security Software_testing Xbox_360 Nintendo_Entertainment_System Packet_switching
        Internet_service_provider High-definition_television Videoconferencing""",
    "war": """Korean_War Crimean_War Franco-Prussian_War Pacific_War Seven_Years%27_War The_Blitz War_on_Terror
        Military_history_of_the_United_States Aircraft_carrier Anti-aircraft_warfare United_States_Army
        United_States_Air_Force Canadian_Armed_Forces Molotov%E2%80%93Ribbentrop_Pact Napoleon French_and_Indian_War""",
}


def questions_by_title(folder):
    found = collections.defaultdict(list)
    for name in ("train-v1.1.json", "dev-v1.1.json"):
        for article in json.loads((folder / name).read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                found[article["title"]] += [qa["question"] for qa in paragraph["qas"]]
    return found


def tidy(question):
    return " ".join(unicodedata.normalize("NFC", question).split())


def write_table(path, rows):
    path.write_text("label\tquestion\n" + "".join(f"{label}\t{text}\n" for label, text in rows), encoding="utf-8")


def make_tables(by_title):
    draw = random.Random(SEED)
    seen, train, dev = set(), [], []
    for topic, titles in TOPICS.items():
        pool = []
        for title in titles.split():
            if title not in by_title:
                raise SystemExit(f"no article {title}")
            for question in map(tidy, by_title[title]):
                if 25 <= len(question) <= 130 and question.lower() not in seen:
                    seen.add(question.lower())
                    pool.append(question)
        chosen = draw.sample(pool, TRAIN_ROWS + DEV_ROWS)
        dev += [(topic, question) for question in chosen[:DEV_ROWS]]
        train += [(topic, question) for question in chosen[DEV_ROWS:]]
    for rows in (train, dev):
        draw.shuffle(rows)
    write_table(HERE / "train.tsv", train)
    write_table(HERE / "dev.tsv", dev)


def make_vocabulary(by_title, vocabulary):
    """The pieces most frequent in all questions of SQuAD, and every ASCII character, in the order of the original."""
    pieces = vocabulary.read_text(encoding="utf-8").split("\n")[:-1]
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    counts = collections.Counter()
    for questions in by_title.values():
        for encoding in tokenizer.encode_batch(questions, add_special_tokens=False):
            counts.update(encoding.tokens)
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    single = {c for c in map(chr, range(33, 127)) if not c.isupper()}
    single |= {"##" + c for c in single if c.isalnum()}
    keep = {piece for piece in pieces if piece in single}
    for piece, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(keep) + len(special) >= PIECES:
            break
        if piece not in special:
            keep.add(piece)
    kept = special + [piece for piece in pieces if piece in keep]
    (HERE / "model" / "vocab.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    by_title = questions_by_title(Path(sys.argv[1]))
    make_tables(by_title)
    make_vocabulary(by_title, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
