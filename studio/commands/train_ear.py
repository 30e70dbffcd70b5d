"""`train-ear`: the classifier of raw words, trained by the models' samples and by labelled utterances."""

import json
import os
import time
import zlib

from studio.cli import app
from studio.paths import ROOT

TARGET = ROOT / "skill" / "content" / "ear.bin"
SAME_SUMS = {
    # The matrices are small: threads that wait for one another cost more than they bring.
    "OPENBLAS_NUM_THREADS": "1",
    # Sums are rounded in the order in which they are added, and each processor's own code adds in another.
    # What every one of the last ten years has (AVX2) gives the same ear on each of them.
    "OPENBLAS_CORETYPE": "Haswell",
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
}
"""How numpy is to calculate; it reads this when it is imported."""


@app.command("train-ear")
def train_ear() -> None:
    """Write skill/content/ear.bin; two minutes on one core."""
    for name, value in SAME_SUMS.items():
        os.environ.setdefault(name, value)
    from skill.domain.meaning.word_model import to_bytes
    from studio.ear.as_delivered import as_delivered
    from studio.ear.training import train
    from studio.ear.training_rows import (
        facts_of,
        intents_of_raw_words,
        labelled_rows,
        read_other_talk,
        sample_rows,
        talk_rows,
    )
    from studio.interaction_models.models import MODELS

    began = time.perf_counter()
    document = json.loads((MODELS / "en-US.json").read_text("utf-8"))
    model = document["interactionModel"]["languageModel"]
    left_out = intents_of_raw_words(model)
    other = read_other_talk(ROOT / "studio" / "ear" / "other_talk.toml")
    rows = [
        *talk_rows(ROOT / "studio" / "ear" / "talk", as_delivered(model)),
        *sample_rows(model, left_out),
        *labelled_rows(ROOT / "tests" / "understanding", other),
        *other.rows,
    ]
    trained = train(rows, facts_of(model, left_out))
    content = zlib.compress(to_bytes(trained), 9)
    made = TARGET.with_name(f"{TARGET.name}.{os.getpid()}.part")
    made.write_bytes(content)
    made.replace(TARGET)
    seconds = time.perf_counter() - began
    print(f"Trained the ear by {len(rows)} rows in {seconds:.0f} s: {len(content):,} bytes.")
