package org.wwow.backup.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("tree")
class TheSourceTree {
    private static final Pattern NAMES_THAT_HIDE_A_NOUN = Pattern
            .compile(".*(Manager|Util|Utils|Helper|Service|Impl|Dto|DTO|Data|Info)\\.(java|ts|tsx)");
    private static final Pattern PACKAGES_BY_ROLE = Pattern
            .compile(".*/(util|utils|common|helper|helpers|manager|service|services|impl|dto|controllers|entities)/.*");
    private static final Pattern FOREIGN_PLACES = Pattern.compile(
            "repo1?\\.maven\\.(apache\\.)?org/maven2|registry\\.npmjs\\." + "org|deb\\.debian\\."
                    + "org|(?<![\\w.])/(work|root)/");
    /// What a reader of this tree cannot open; the rules are in docs/protocol, the reasons in docs/decisions.
    private static final Pattern PAPERS_ELSEWHERE = Pattern
            .compile(
                    "product review \\d|\\.\\./shared/|\\bDESIGN( section|\\.md)|[Tt]he design (asks|allows|names|forbids|wants)");
    private static final Pattern BANNER_COMMENT = Pattern.compile("(?m)^\\s*(//|/\\*)\\s*[-=*#]{6,}");

    @Test
    void hasNoFileAbove400Lines() {
        assertThat(sources()).noneMatch(file -> isOverlong(SourceTree.text(file)));
    }

    @Test
    void seesAFileOf401Lines() {
        assertThat(isOverlong("a\n".repeat(400))).isFalse();
        assertThat(isOverlong("a\n".repeat(401))).isTrue();
    }

    @Test
    void hasNoMethodAbove40LinesOr5Parameters() {
        List<String> breaches = SourceTree.files(".java")
                .stream()
                .filter(file -> !file.toString().contains("/test/"))
                .flatMap(file -> JavaShape.breaches(file.getFileName().toString(), SourceTree.text(file)).stream())
                .toList();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesALongMethodAndTooManyParameters() {
        String body = "int x = 0;\n".repeat(41);
        String fixture = "class Bad {\nvoid tooLong() {\n" + body + "}\n"
                + "void tooMany(int a, int b, int c, int d, int e, int f) {}\n}";

        assertThat(JavaShape.breaches("Bad.java", fixture))
                .containsExactly("Bad.java: tooLong has 41 lines", "Bad.java: tooMany takes 6 parameters");
    }

    @Test
    void namesNothingByItsTechnicalRole() {
        assertThat(sources()).noneMatch(file -> NAMES_THAT_HIDE_A_NOUN.matcher(file.toString()).matches());
        assertThat(sources()).noneMatch(file -> PACKAGES_BY_ROLE.matcher(file.toString()).matches());
    }

    @Test
    void seesANameThatHidesANoun() {
        assertThat(NAMES_THAT_HIDE_A_NOUN.matcher("server/CaseManager.java").matches()).isTrue();
        assertThat(PACKAGES_BY_ROLE.matcher("server/util/Text.java").matches()).isTrue();
        assertThat(NAMES_THAT_HIDE_A_NOUN.matcher("server/Cases.java").matches()).isFalse();
    }

    @Test
    void namesNoMachineAndNoRegistry() {
        List<String> named = SourceTree.files("")
                .stream()
                .filter(TheSourceTree::isText)
                .filter(file -> FOREIGN_PLACES.matcher(SourceTree.text(file)).find())
                .map(Path::toString)
                .filter(file -> !file.endsWith("TheSourceTree.java"))
                .toList();

        assertThat(named).isEmpty();
    }

    @Test
    void seesAMachineAndARegistry() {
        for (String place : List.of("/" + "work/main", "(/" + "root/.m2)", "https://registry.npmjs." + "org/x",
                "https://repo1." + "maven.org/maven2/x", "https://repo.maven." + "apache.org/maven2",
                "deb.debian." + "org")) {
            assertThat(FOREIGN_PLACES.matcher(place).find()).as(place).isTrue();
        }
        for (String place : List.of("frame/work/people.ts", "../work/x", "the root/branch", "/workers/")) {
            assertThat(FOREIGN_PLACES.matcher(place).find()).as(place).isFalse();
        }
    }

    @Test
    void pointsToNoPaperElsewhere() {
        assertThat(SourceTree.files("")
                .stream()
                .filter(TheSourceTree::isText)
                .filter(file -> !file.endsWith("TheSourceTree.java"))
                .filter(file -> PAPERS_ELSEWHERE.matcher(SourceTree.text(file)).find())).isEmpty();
    }

    @Test
    void seesAPaperElsewhere() {
        for (String paper : List.of("(product review 7)", "see ../shared/x.md", "DESIGN.md", "DESIGN section 4",
                "The design allows 80 kB", "words the design forbids")) {
            assertThat(PAPERS_ELSEWHERE.matcher(paper).find()).as(paper).isTrue();
        }
        assertThat(PAPERS_ELSEWHERE.matcher("a row of the design; the design has full rank").find()).isFalse();
    }

    @Test
    void hasNoBannerComments() {
        assertThat(sources()).noneMatch(file -> BANNER_COMMENT.matcher(SourceTree.text(file)).find());
    }

    @Test
    void seesABannerComment() {
        assertThat(BANNER_COMMENT.matcher("int x;\n  // ------- fields\n").find()).isTrue();
        assertThat(BANNER_COMMENT.matcher("/********\n").find()).isTrue();
        assertThat(BANNER_COMMENT.matcher("// a - b --- c\n").find()).isFalse();
    }

    @Test
    void documentsEveryPackage() {
        List<Path> all = SourceTree.files(".java").stream().filter(file -> file.toString().contains("/main/")).toList();

        assertThat(all).isNotEmpty();
        assertThat(undocumented(all)).isEmpty();
    }

    @Test
    void seesAPackageWithoutAWordAboutIt() {
        assertThat(undocumented(List.of(Path.of("main/a/One.java"), Path.of("main/a/package-info.java"),
                Path.of("main/b/Two.java"), Path.of("main/module-info.java"))))
                .containsExactly(Path.of("main/b/Two.java"));
    }

    private static List<Path> undocumented(List<Path> files) {
        var documented = files.stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> !file.endsWith("module-info.java") && !documented.contains(file.getParent()))
                .toList();
    }

    private static boolean isOverlong(String text) {
        return text.lines().count() > 400;
    }

    private static List<Path> sources() {
        List<Path> found = SourceTree.files(".java", ".ts", ".tsx", ".css", ".sql", ".sh");
        assertThat(found).hasSizeGreaterThan(1_000);
        return found;
    }

    private static boolean isText(Path file) {
        return file.toString().matches(".*\\.(java|ts|tsx|js|css|sql|sh|md|json|xml|yaml|yml|html|txt|properties)")
                || file.endsWith("backup");
    }
}
