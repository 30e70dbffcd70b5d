"""Words so frequent in English that they are hardly ever what another word was taken for."""

LITTLE = frozenset({
    "a", "an", "the", "my", "your", "his", "her", "our", "their", "its", "it", "i", "me", "you", "he",
    "she", "we", "they", "us", "them", "him", "this", "that", "these", "those", "here", "there", "is",
    "are", "am", "was", "were", "be", "been", "being", "do", "does", "did", "doing", "done", "have",
    "has", "had", "having", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
    "not", "no", "yes", "and", "or", "but", "if", "so", "as", "than", "then", "of", "to", "in", "on",
    "at", "by", "for", "from", "with", "into", "about", "over", "after", "before", "up", "down", "out",
    "off", "again", "too", "very", "just", "only", "also", "more", "most", "much", "many", "any", "some",
    "all", "both", "each", "every", "other", "what", "who", "whom", "whose", "which", "when", "where",
    "why", "how", "oh", "well", "please", "okay", "ok", "hey", "hi", "like", "want", "need", "get", "got",
    "go", "going", "gone", "goes", "went", "come", "coming", "came", "make", "made", "take", "took",
    "give", "gave", "let", "lets", "put", "say", "said", "tell", "told", "know", "think", "see", "look",
    "good", "great", "right", "now", "today", "new", "old", "long", "last", "dont", "cant", "wont",
    "didnt", "doesnt", "isnt", "im", "ive", "id", "ill", "youre", "thats", "whats", "theyre", "time",
    "day", "people", "thing", "things", "really", "still", "even", "way", "call", "called", "use",
    "first", "because",
})  # fmt: skip
"""Words that say nothing of a coach's subjects."""

FREQUENT = frozenset({
    "years", "year", "world", "life", "man", "men", "woman", "women", "child", "children", "school",
    "state", "family", "student", "group", "country", "problem", "place", "case", "company", "system",
    "program", "question", "night", "point", "home", "water", "room", "mother", "area", "money", "story",
    "fact", "month", "lot", "study", "book", "eye", "job", "word", "business", "issue", "side", "kind",
    "head", "house", "service", "friend", "father", "power", "game", "line", "end", "member", "law",
    "car", "city", "name", "president", "team", "idea", "kid", "kids", "body", "parent", "face", "level",
    "office", "door", "health", "person", "art", "war", "history", "party", "result", "change", "morning",
    "reason", "research", "girl", "guy", "moment", "air", "teacher", "force", "white", "black", "red",
    "green", "list", "letter", "late", "later", "light", "paper", "food", "ask", "seem", "feel", "try",
    "leave", "turn", "start", "show", "hear", "play", "run", "ran", "move", "live", "believe", "hold",
    "bring", "happen", "write", "wrote", "provide", "sit", "stand", "lose", "pay", "meet", "include",
    "continue", "learn", "lead", "understand", "watch", "follow", "stop", "create", "speak", "read",
    "allow", "add", "spend", "grow", "open", "win", "won", "offer", "remember", "love", "consider",
    "appear", "buy", "wait", "serve", "die", "send", "expect", "build", "stay", "fall", "cut", "reach",
    "kill", "remain", "closed", "works", "lives", "played", "making", "learning", "playing", "best",
    "better", "little", "own", "big", "high", "different", "small", "large", "next", "early", "young",
    "important", "few", "public", "bad", "same", "able", "hate", "hope", "help", "hot", "cold", "fine",
    "bit", "sing", "song", "plan", "fish", "bread", "breakfast", "dinner", "bank", "phone", "train",
    "bus", "street", "road", "boy", "table", "bed", "floor", "sent", "slept", "sleep", "flat", "short",
    "straight",
})  # fmt: skip
"""The most frequent nouns, verbs and adjectives."""
