package org.wwow.backup.dossier.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;

/// In the made-up case exhibit 8 corrects exhibit 7. A mark that is taken out, put in or bent anywhere fails.
class TellingWhatWasCorrected {
    private static final String LIST = "data/index.csv";

    private static Result list(String before, String after) {
        return Asked.of(Check.INDEX, new OpenedUp(FinishedDossier.bytes(Edition.FULL)).replace(LIST, before, after),
                FinishedDossier.trust());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CAPTURE | CAPTURE_HELD | 7, 0 | ``
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=[]
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=[6]
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=[7,6]
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects='7'
            CAPTURE | CORRECTION_DIFFERS | 1 | exhibits.0.corrects=[2]
            CAPTURE | CORRECTION_DIFFERS | 2 | exhibits.1.corrects=[]
            CAPTURE | CORRECTION_DIFFERS | 7 | exhibits.5.corrects=[6]
            INDEX | LISTED_OTHERWISE | 8, Corrects | exhibits.6.corrects=
            INDEX | LISTED_OTHERWISE | 7, Corrected By | exhibits.6.corrects=
            INDEX | LISTED_OTHERWISE | 8, Corrects | exhibits.6.corrects=[]
            INDEX | LISTED_OTHERWISE | 6, Corrected By | exhibits.6.corrects=[6]
            INDEX | LISTED_OTHERWISE | 1, Corrects | exhibits.0.corrects=[2]
            INDEX | LISTED_OTHERWISE | 1, Corrects | exhibits.0.corrects=[]
            QUALIFICATION | MARK_UNPRINTED | 8 | exhibits.6.corrects=
            QUALIFICATION | MARK_UNPRINTED | 7 | exhibits.6.corrects=
            QUALIFICATION | MARK_UNPRINTED | 8 | exhibits.6.corrects=[]
            QUALIFICATION | MARK_UNPRINTED | 6 | exhibits.6.corrects=[6]
            QUALIFICATION | MARK_UNPRINTED | 1 | exhibits.0.corrects=[2]
            QUALIFICATION | MARK_UNPRINTED | 1 | exhibits.0.corrects=[]
            METADATA | OTHER_FORM | data/case.jsonld | exhibits.6.corrects=
            METADATA | OTHER_FORM | data/index.csv | exhibits.6.corrects=
            METADATA | OTHER_FORM | data/case.jsonld | exhibits.6.corrects=[]
            METADATA | OTHER_FORM | data/case.jsonld | exhibits.0.corrects=[2]
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.6.corrects=[8]
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.6.corrects=[4]
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.6.corrects=[7,7]
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.6.corrects=[7,6,5]
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.6.corrects=['7']
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.6.corrects=false
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.5.corrects=[8]
            METADATA | PART_UNREADABLE | data/dossier.json | exhibits.5.corrects=[]
            """)
    void failsWhereTheIndexSaysOtherwise(Check check, String grounds, String about, String changes) {
        SayingWhatIsWrong.says(Asked.of(check, Edition.FULL, changes), grounds, about);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CAPTURE | CAPTURE_HELD | 4, 0 | ``
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=
            CAPTURE | CORRECTION_DIFFERS | 2 | exhibits.1.corrects=[7]
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=[6] & case.exhibits.5.disclosure='sealed' & exhibits.5.path=
            CAPTURE | CORRECTION_DIFFERS | 8 | exhibits.6.corrects=[] & case.exhibits.5.disclosure='sealed' & exhibits.5.path=
            CAPTURE | CAPTURE_HELD | 3, 0 | case.exhibits.5.disclosure='sealed' & exhibits.5.path=
            CAPTURE | CAPTURE_HELD | 3, 0 | case.exhibits.6.disclosure='sealed' & exhibits.6.path=
            INDEX | LISTED_OTHERWISE | 8, Corrects | exhibits.6.corrects=
            QUALIFICATION | MARK_UNPRINTED | 7 | exhibits.6.corrects=
            QUALIFICATION | MARK_UNPRINTED | 1 | exhibits.0.corrects=[3]
            METADATA | OTHER_FORM | data/case.jsonld | exhibits.6.corrects=
            """)
    void failsSoInTheProtectedEdition(Check check, String grounds, String about, String changes) {
        SayingWhatIsWrong.says(Asked.of(check, Edition.PROTECTED, changes), grounds, about);
    }

    @Test
    void failsWhereTheLoadFileSaysOtherwise() {
        String corrects = ",\"S7K2M9QH-0007\",\"\",\"\"\r";
        String corrected = ",\"\",\"S7K2M9QH-0008\",\"\"\r";
        String nothing = ",\"\",\"\",\"\"\r";

        SayingWhatIsWrong.says(list(corrects, nothing), "LISTED_OTHERWISE", "8, Corrects");
        SayingWhatIsWrong.says(list(corrects, ",\"not in this file\",\"\",\"\"\r"), "LISTED_OTHERWISE", "8, Corrects");
        SayingWhatIsWrong.says(list(corrected, nothing), "LISTED_OTHERWISE", "7, Corrected By");
        SayingWhatIsWrong.says(list(nothing, corrects), "LISTED_OTHERWISE", "1, Corrects");
        SayingWhatIsWrong.says(list("Corrects", "Correct"), "LISTED_OTHERWISE", "8, Corrects");
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void failsWhereTheGraphSaysOtherwise(Edition edition) {
        for (String mark : new String[]{"[\"corrects exhibit 7\"]", "[\"corrected by exhibit 8\"]", "\"Corrects\""}) {
            var file = new OpenedUp(FinishedDossier.bytes(edition)).replace("data/case.jsonld", mark, "\"x\"");

            SayingWhatIsWrong.says(Asked.of(Check.METADATA, file, FinishedDossier.trust()), "OTHER_FORM",
                    "data/case.jsonld");
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void isToldByTheDocument(Edition edition) {
        assertThat(Asked.of(Check.QUALIFICATION, edition, "").why())
                .filteredOn(why -> why.ground() == Ground.MARKS_PRINTED)
                .singleElement()
                .satisfies(why -> assertThat(why.about()).containsExactly("1", "1"));
    }
}
