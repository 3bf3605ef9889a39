package dev.cloudcart.simulators.quickbooks;

import java.util.List;

import dev.cloudcart.simulators.wire.Answer;

/// A whole answer in the form in which it is remembered: outcomes, not bytes.
sealed interface Reply {

    Answer answer();

    record Single(Outcome outcome, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(2048).raw("{");
            outcome.write(out);
            return Answer.json(outcome.failed() ? 400 : 200, out.raw(",\"time\":\"" + time + "\"}").bytes());
        }
    }

    record Many(List<String> ids, List<Outcome> outcomes, String time) implements Reply {

        @Override
        public Answer answer() {
            var out = new Fragments(outcomes.size() * 2048).raw("{\"BatchItemResponse\":[");
            for (int i = 0; i < outcomes.size(); i++) {
                out.raw(i == 0 ? "{" : ",{");
                outcomes.get(i).write(out);
                out.raw(",\"bId\":").quoted(ids.get(i)).raw("}");
            }
            return Answer.json(200, out.raw("],\"time\":\"" + time + "\"}").bytes());
        }
    }
}
