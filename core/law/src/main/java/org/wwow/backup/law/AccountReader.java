package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.Day;
import org.wwow.backup.law.form.Form;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;

/// Reads a file of facts (protocol section 22) and refuses every unknown code by its name.
public final class AccountReader {
    private static final List<String> BESIDE = List.of("id", "title", "questionnaire", "questionnaire_version",
            "pack_versions", "must", "legal_reading", "expected");

    private final Library library;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> exhibitIds = new HashSet<>();

    private AccountReader(Library library) {
        this.library = library;
    }

    /// Reads facts, exhibits, findings and circumstances, checked against the questions and ids of the library.
    public static Checked<Account> read(Node node, Library library) {
        AccountReader reader = new AccountReader(library);
        Account account = reader.account(Form.of(node, reader.problems));
        return reader.problems.isEmpty() ? new Checked.Sound<>(account) : new Checked.Unsound<>(reader.problems);
    }

    /// A file without `facts` is itself the map of facts.
    private Account account(Form form) {
        if (!form.has("facts")) {
            return Account.of(answers(form));
        }
        SortedSet<Answer> answers = answers(form.object("facts"));
        List<Exhibit> exhibits = form.objects("exhibits", this::exhibit);
        List<Finding> findings = form.objects("findings", this::finding);
        Circumstances circumstances = form.has("case") ? circumstances(form.object("case")) : Circumstances.UNKNOWN;
        // Where the facts came from, and what a test profile expects: nothing is computed from them.
        BESIDE.forEach(form::node);
        form.refuseUnknown();
        return new Account(answers, exhibits, findings, circumstances);
    }

    private SortedSet<Answer> answers(Form form) {
        SortedSet<Answer> answers = new TreeSet<>();
        for (String question : form.names()) {
            List<String> options = form.oneOrMore(question);
            boolean known = true;
            for (String option : options) {
                String wrong = library.questions().wrong(question, option);
                if (wrong != null) {
                    known = false;
                    form.problem(wrong);
                }
            }
            if (known && options.size() > 1 && library.questions().isSingle(question)) {
                form.problem("the question \"" + question + "\" takes one option, not " + options.size());
            }
            for (String option : Questions.answered(options)) {
                answers.add(new Answer(question, option));
            }
        }
        return answers;
    }

    private Exhibit exhibit(Form form) {
        String id = form.id("id");
        if (!exhibitIds.add(id)) {
            form.problem("id", "\"" + id + "\" stands twice");
        }
        String type = form.text("evidence_type");
        if (!type.isEmpty() && !ElementReader.isEvidenceType(type)) {
            form.problem("evidence_type", "there is no evidence type \"" + type + "\"");
        }
        List<String> admittedBy = form.texts("admitted_by");
        if (!admittedBy.stream().allMatch(Set.of("reporter", "lawyer")::contains)) {
            form.problem("admitted_by", "must name reporter and lawyer, and nobody else");
        }
        return new Exhibit(id, type, borneOn(form, "supports"), borneOn(form, "contradicts"), privilege(form),
                admittedBy.containsAll(List.of("reporter", "lawyer")));
    }

    private static Exhibit.Privilege privilege(Form form) {
        if (!form.has("privilege")) {
            return Exhibit.Privilege.NONE;
        }
        String code = form.oneOf("privilege", Set.of("none", "medical", "psychological", "legal", "icrc"));
        return Stream.of(Exhibit.Privilege.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(Exhibit.Privilege.NONE);
    }

    private List<Answer> borneOn(Form form, String name) {
        List<Answer> answers = new ArrayList<>();
        form.each(name, inner -> {
            String question = inner.text("fact");
            for (String option : inner.texts("is")) {
                String wrong = library.questions().wrong(question, option);
                if (wrong != null) {
                    inner.problem(wrong);
                }
                answers.add(new Answer(question, option));
            }
        });
        return answers;
    }

    private Finding finding(Form form) {
        String concerns = form.id("concerns");
        String code = form.oneOf("bears", Set.of("establishes", "indicates", "contradicts", "exculpates"));
        Finding.Bearing bears = Stream.of(Finding.Bearing.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(Finding.Bearing.INDICATES);
        if (!concerns.isEmpty() && !library.hasElement(concerns) && !(bears.against() && library.hasEntry(concerns))) {
            form.problem("concerns", library.hasEntry(concerns)
                    ? "\"" + concerns
                            + "\" is a crime or mode; a finding can only contradict or exculpate one as a whole"
                    : "there is no element, crime or mode \"" + concerns + "\"");
        }
        List<String> exhibits = form.texts("exhibits");
        for (String exhibit : exhibits) {
            if (!exhibitIds.contains(exhibit)) {
                form.problem("exhibits", "there is no exhibit \"" + exhibit + "\"");
            }
        }
        Day on = form.optionalDay("on");
        if (on == null) {
            form.problem("on", "needs the day of the finding");
        }
        return new Finding(form.id("id"), concerns, bears, exhibits, form.text("reviewer"),
                on == null ? new Day(1, 1, 1) : on);
    }

    private static Circumstances circumstances(Form form) {
        Circumstances circumstances = new Circumstances(InstrumentReader.days(form), countries(form, "territory"),
                countries(form, "perpetrator_nationality"), countries(form, "victim_nationality"),
                countries(form, "forum"));
        form.refuseUnknown();
        return circumstances;
    }

    private static List<String> countries(Form form, String name) {
        List<String> countries = form.oneOrMore(name);
        for (String country : countries) {
            if (!InstrumentReader.isCountry(country)) {
                form.problem(name, "\"" + country + "\" is not a country code of two capital letters");
            }
        }
        return countries;
    }
}
