package org.wwow.backup.dossier.check;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;

/// What each check that reads the index says of one change, and of what still holds beside it: the ground and nothing
/// else, and the words it is told with.
class SayingWhatIsWrong {
    private static final List<Ground> NOT_FAILED = List.of(Ground.NO_DERIVATIVES, Ground.NOTHING_PLAYED,
            Ground.ALL_SEALED, Ground.NOTHING_ERASED, Ground.NO_REDACTIONS, Ground.FULL_EDITION,
            Ground.NO_PRIOR_ACCOUNT, Ground.NO_TRANSLATIONS, Ground.NO_DATE_OR_PLACE, Ground.NO_ANALYSIS,
            Ground.NO_WITNESS_ASKED, Ground.NOT_RECEIVED_YET, Ground.NO_OPINION, Ground.OPINION_MARKED, Ground.RECEIVED,
            Ground.CHECKED_BEFORE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            IDENTIFIERS | IDENTIFIERS_HELD | 7, 1 | ``
            IDENTIFIERS | MEMBERS_MISSING | 1, id | case.exhibits.0.id='x'
            IDENTIFIERS | MEMBERS_MISSING | 1, id | case.exhibits.0.id=
            IDENTIFIERS | MEMBERS_MISSING | X, id | case.derivatives.0.id='X'
            IDENTIFIERS | TWICE | f59b4706-494d-4753-a07e-a131487fa73d | case.derivatives.0.id='f59b4706-494d-4753-a07e-a131487fa73d'
            IDENTIFIERS | TWICE+NUMBER_MISSING | 5 | case.gaps.0.number=5
            IDENTIFIERS | TWICE | 4 | case.gaps=[{'number':4,'why':'a'},{'number':4,'why':'b'}]
            IDENTIFIERS | MEMBERS_MISSING | gaps 4, why | case.gaps.0.why=
            IDENTIFIERS | NO_EXHIBITS+NUMBER_MISSING | 3 | case.exhibits=[]
            IDENTIFIERS | NO_EXHIBITS | `` | case.exhibits=[] & case.gaps=[]
            IDENTIFIERS | NUMBERS_OUT_OF_ORDER | `` | case.exhibits.0.number=2 & case.exhibits.1.number=1
            IDENTIFIERS | NUMBERS_OUT_OF_ORDER+NUMBER_MISSING | 2 | case.exhibits.1.number=1
            IDENTIFIERS | NUMBER_MISSING | 4 | case.gaps=[]
            IDENTIFIERS | MEMBERS_MISSING+NUMBER_MISSING | gaps | case.gaps=
            IDENTIFIERS | IDENTIFIERS_HELD | 7, 2 | case.gaps=[{'number':4,'why':'a'},{'number':9,'why':'b'}]
            IDENTIFIERS | NUMBER_MISSING | 9 | case.gaps=[{'number':4,'why':'a'},{'number':10,'why':'b'}]

            ORIGINALS | ORIGINALS_HELD | 7, 0 | ``
            ORIGINALS | ORIGINAL_MISSING+FILE_WITHOUT_PLACE | 1 | exhibits.0.path='data/verify.txt'
            ORIGINALS | ORIGINAL_MISSING+FILE_WITHOUT_PLACE | 1 | exhibits.0.path='data/exhibits/0001/original.none'
            ORIGINALS | ORIGINAL_MISSING+FILE_WITHOUT_PLACE | data/exhibits/0001/original.txt | exhibits.0.path=
            ORIGINALS | ORIGINAL_DIFFERS | 1 | case.exhibits.0.length=230
            ORIGINALS | ORIGINAL_DIFFERS | 1 | case.exhibits.0.sha256='0'
            ORIGINALS | ORIGINAL_DIFFERS | 1 | case.exhibits.0.sha512='0'
            ORIGINALS | ORIGINAL_NOT_DEPOSITED | 1 | case.exhibits.0.opener='AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
            ORIGINALS | ORIGINAL_NOT_DEPOSITED | 1 | case.exhibits.0.opener='x'
            ORIGINALS | ORIGINAL_NOT_DEPOSITED | 1 | case.exhibits.0.id='21164fb8-ca68-4fa5-8509-6032fac48dc2'
            ORIGINALS | ORIGINAL_NOT_DEPOSITED | 1 | case.exhibits.0.deposit='21164fb8-ca68-4fa5-8509-6032fac48dc2'
            ORIGINALS | FILE_WITHOUT_PLACE | data/exhibits/0001/original.bin | +data/exhibits/0001/original.bin

            DERIVATIVES | DERIVATIVES_HELD | 8 | ``
            DERIVATIVES | NO_DERIVATIVES | `` | case.derivatives=[]
            DERIVATIVES | MEMBERS_MISSING | derivatives | case.derivatives=
            DERIVATIVES | NO_PARENT | 1279a15c-864a-42fa-ae1c-a361042e71e6 | case.derivatives.0.parent='x'
            DERIVATIVES | NO_PARENT | 1279a15c-864a-42fa-ae1c-a361042e71e6 | case.derivatives.0.parent='71968962-9e47-41f6-b2eb-904aaa379eba' & case.derivatives.1.parent='1279a15c-864a-42fa-ae1c-a361042e71e6'
            DERIVATIVES | DERIVATIVES_HELD | 8 | case.derivatives.0.parent='25a27676-c3a9-4fb7-b707-bfed11dbbf99'
            DERIVATIVES | DERIVATIVES_HELD | 8 | case.derivatives.3.parent='1279a15c-864a-42fa-ae1c-a361042e71e6' & case.derivatives.0.parent='25a27676-c3a9-4fb7-b707-bfed11dbbf99'
            DERIVATIVES | MEMBERS_MISSING | tool | case.derivatives.0.making.tool=
            DERIVATIVES | MEMBERS_MISSING | version | case.derivatives.0.making.version=' '
            DERIVATIVES | MEMBERS_MISSING | operator | case.derivatives.0.making.operator=1
            DERIVATIVES | MEMBERS_MISSING+TIME_AFTER_MAKING | time | case.derivatives.0.making.time=
            DERIVATIVES | MEMBERS_MISSING+TIME_AFTER_MAKING | tool, version, operator, time | case.derivatives.0.making=
            DERIVATIVES | MEMBERS_MISSING | kind | case.derivatives.0.kind=
            DERIVATIVES | TIME_AFTER_MAKING | `` | case.derivatives.0.making.time='2026-05-15T08:00:01Z'
            DERIVATIVES | DERIVATIVES_HELD | 8 | case.derivatives.0.making.time='2026-05-15T08:00:00Z'
            DERIVATIVES | TIME_AFTER_MAKING | `` | case.derivatives.0.making.time='2026-04-20T09:00:00.0Z'
            DERIVATIVES | TIME_AFTER_MAKING | `` | case.made=
            DERIVATIVES | DERIVATIVE_DIFFERS | 1279a15c-864a-42fa-ae1c-a361042e71e6 | case.derivatives.0.sha256='0'
            DERIVATIVES | DERIVATIVE_MISSING | 1279a15c-864a-42fa-ae1c-a361042e71e6 | -data/exhibits/0001/1279.*
            DERIVATIVES | DERIVATIVE_MISSING | `` | case.derivatives.3.id=

            WHOLE_RECORDINGS | WHOLE_HELD | 1, 0 | ``
            WHOLE_RECORDINGS | NOTHING_PLAYED | 7 | case.exhibits.2.kind='other' & case.exhibits.2.format='text/plain'
            WHOLE_RECORDINGS | WHOLE_HELD | 1, 0 | case.exhibits.2.kind='other'
            WHOLE_RECORDINGS | WHOLE_HELD | 1, 0 | case.exhibits.2.format='text/plain'
            WHOLE_RECORDINGS | WHOLE_HELD | 2, 0 | case.exhibits.1.kind='video'
            WHOLE_RECORDINGS | NOT_WHOLE | 3 | exhibits.2.path=
            WHOLE_RECORDINGS | NOT_WHOLE | 3 | case.exhibits.2.opener='x'
            WHOLE_RECORDINGS | NOT_WHOLE | 3 | -data/exhibits/0003/original.*
            WHOLE_RECORDINGS | WHOLE_HELD | 1, 1 | case.derivatives.3.kind='excerpt' & case.derivatives.3.span={'end':1000,'start':0}
            WHOLE_RECORDINGS | EXCERPT_TOO_LONG | f924001b-6d01-4500-8b0c-4306a7dfc094 | case.derivatives.3.kind='excerpt' & case.derivatives.3.span={'end':1001,'start':0}
            WHOLE_RECORDINGS | MEMBERS_MISSING | span | case.derivatives.3.kind='excerpt'
            WHOLE_RECORDINGS | MEMBERS_MISSING | span | case.derivatives.3.kind='excerpt' & case.derivatives.3.span={'end':5,'start':5}
            WHOLE_RECORDINGS | MEMBERS_MISSING | span | case.derivatives.3.kind='excerpt' & case.derivatives.3.span={'end':5,'start':-1}
            WHOLE_RECORDINGS | MEMBERS_MISSING | making.operator | case.derivatives.3.kind='excerpt' & case.derivatives.3.span={'end':5,'start':0} & case.derivatives.3.making.operator=
            WHOLE_RECORDINGS | WHOLE_HELD | 1, 1 | case.derivatives.3.kind='excerpt' & case.derivatives.3.span={'end':1001,'start':0} & case.exhibits.2.extent.unit='pages'

            INDEX | INDEX_HELD | `7, 15, ` | ``
            INDEX | LISTED_OTHERWISE | 1, Title | case.exhibits.0.title='Other'
            INDEX | LISTED_OTHERWISE | 1, Type | case.exhibits.0.kind='other'
            INDEX | LISTED_OTHERWISE | 1, Media Type | case.exhibits.0.format='image/png'
            INDEX | LISTED_OTHERWISE | 1, Language | case.exhibits.0.language='fr'
            INDEX | LISTED_OTHERWISE | 1, Source | case.exhibits.0.source='Source 2'
            INDEX | LISTED_OTHERWISE | 1, Confidentiality | case.exhibits.0.confidentiality.level='public'
            INDEX | LISTED_OTHERWISE | 1, Confidentiality | case.exhibits.0.confidentiality=
            INDEX | LISTED_OTHERWISE | 1, Extent | case.exhibits.0.extent.count=2
            INDEX | LISTED_OTHERWISE | 1, Extent | case.exhibits.0.extent=
            INDEX | LISTED_OTHERWISE | 1, SHA-256 | case.exhibits.0.sha256='0'
            INDEX | LISTED_OTHERWISE | 1, SHA-512 | case.exhibits.0.sha512='0'
            INDEX | LISTED_OTHERWISE | 1, Title, title, kind, language, source, sha256 | case.exhibits.0.title=
            INDEX | LISTED_OTHERWISE | 6 | case.exhibits.3.number=6
            INDEX | LISTED_OTHERWISE | 1 | case.reference='Other'
            INDEX | FILE_LISTED_OTHERWISE | data/custody.jsonl | files.0.size=1
            INDEX | FILE_LISTED_OTHERWISE | data/custody.jsonl | files.0.size=
            INDEX | FILE_LISTED_OTHERWISE | data/custody.jsonl | files.0.sha256='0'
            INDEX | FILE_LISTED_OTHERWISE | data/custody.jsonl | files.0.sha512='0'
            INDEX | FILE_LISTED_OTHERWISE | data/none | files.0.path='data/none'
            INDEX | TWICE+FILE_LISTED_OTHERWISE | data/directory.jsonl | files.0.path='data/directory.jsonl'
            INDEX | FILE_WITHOUT_PLACE | data/exhibits/0001/more.txt | +data/exhibits/0001/more.txt

            CLOCKS | CLOCKS_HELD | 1, 7 | ``
            CLOCKS | MEMBERS_MISSING | clocks | case.clocks=[]
            CLOCKS | MEMBERS_MISSING | clocks 1, server | case.clocks.0.server=
            CLOCKS | MEMBERS_MISSING | clocks 1, source | case.clocks.0.source=''
            CLOCKS | MEMBERS_MISSING | clocks 1, skew | case.clocks.0.skew='12'
            CLOCKS | TIME_AFTER_MAKING | clocks 1 | case.clocks.0.measured='2026-05-15T08:00:01Z'
            CLOCKS | TIME_AFTER_MAKING | clocks 1 | case.clocks.0.measured=
            CLOCKS | MEMBERS_MISSING | 1, claimed, received | exhibits.0.claimed=
            CLOCKS | MEMBERS_MISSING+RECEIVED_OTHERWISE+PROVEN_BEFORE | 1 | exhibits.0.received=
            CLOCKS | MEMBERS_MISSING+RECEIVED_OTHERWISE | 1 | exhibits.0.number=9
            CLOCKS | RECEIVED_OTHERWISE | 1 | exhibits.0.received='2026-03-02T10:00:01Z'
            CLOCKS | RECEIVED_OTHERWISE | 1 | case.exhibits.0.deposit='f59b4706-494d-4753-a07e-a131487fa73d'
            CLOCKS | PROVEN_BEFORE | 1 | exhibits.0.proven='2026-03-02T09:59:59Z'
            CLOCKS | CLOCKS_HELD | 1, 7 | exhibits.0.proven='2026-03-02T10:00:00Z'
            CLOCKS | CLOCKS_HELD | 1, 7 | exhibits.0.proven=

            CAPTURE | CAPTURE_HELD | 7, 0 | ``
            CAPTURE | ORIGINAL_MISSING | 1 | exhibits.0.path=
            CAPTURE | ORIGINAL_MISSING | 2 | -data/exhibits/0002/original.*
            CAPTURE | CAPTURE_DIFFERS | 2 | exhibits.1.claimed=['x']
            CAPTURE | CAPTURE_DIFFERS | data/exhibits/0002/capture.json | +data/exhibits/0002/capture.json
            CAPTURE | PART_MISSING | data/exhibits/0002/capture.json | -data/exhibits/0002/capture.json

            CONTRADICTIONS | CONTRADICTIONS_HELD | 7, 0 | ``
            CONTRADICTIONS | MEMBERS_MISSING | 2, contradictions | exhibits.1.contradictions=
            CONTRADICTIONS | CONTRADICTION_UNTOLD | 2 | exhibits.1.contradictions=['a / b']
            CONTRADICTIONS | CONTRADICTION_UNTOLD | 2 | exhibits.1.received='2026-01-01T00:00:00Z'
            CONTRADICTIONS | CONTRADICTIONS_HELD | 6, 1 | exhibits.0.contradictions=['a / b'] & exhibits.0.path=
            CONTRADICTIONS | CONTRADICTIONS_HELD | 6, 0 | exhibits.0.received=
            CONTRADICTIONS | ALL_SEALED | 7 | exhibits.0.path= & exhibits.1.path= & exhibits.2.path= & exhibits.3.path= & exhibits.4.path= & exhibits.5.path= & exhibits.6.path=
            """)
    void ofTheExhibits(Check check, String grounds, String about, String changes) {
        says(Asked.of(check, Edition.FULL, changes), grounds, about);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            IDENTIFIERS | IDENTIFIERS_HELD | 7, 1 | ``
            ORIGINALS | ORIGINALS_HELD | 4, 3 | ``
            ORIGINALS | ORIGINAL_NOT_SEALED | 1 | exhibits.0.path='data/exhibits/0001/original.txt'
            ORIGINALS | ALL_SEALED | 7 | case.exhibits.1.disclosure='sealed' & exhibits.1.path= & -data/exhibits/0002/original.* & case.exhibits.3.disclosure='sealed' & exhibits.3.path= & -data/exhibits/0005/original.* & case.exhibits.5.disclosure='sealed' & exhibits.5.path= & -data/exhibits/0007/original.* & case.exhibits.6.disclosure='sealed' & exhibits.6.path= & -data/exhibits/0008/original.*
            ORIGINALS | FILE_WITHOUT_PLACE | data/exhibits/0002/original.jpg | case.exhibits.1.disclosure='sealed' & exhibits.1.path= & case.exhibits.3.disclosure='sealed' & exhibits.3.path=
            DERIVATIVES | DERIVATIVES_HELD | 8 | ``
            DERIVATIVES | DERIVATIVE_MISSING | 1279a15c-864a-42fa-ae1c-a361042e71e6 | -data/exhibits/0001/1279.*
            WHOLE_RECORDINGS | WHOLE_HELD | 1, 0 | ``
            WHOLE_RECORDINGS | NOT_WHOLE | 3 | case.exhibits.2.disclosure='open'
            CAPTURE | CAPTURE_HELD | 4, 0 | ``
            CAPTURE | ORIGINAL_MISSING | 2 | exhibits.1.path=
            CAPTURE | ALL_SEALED | 7 | case.exhibits.1.disclosure='sealed' & exhibits.1.path= & case.exhibits.3.disclosure='sealed' & exhibits.3.path= & case.exhibits.5.disclosure='sealed' & exhibits.5.path= & case.exhibits.6.disclosure='sealed' & exhibits.6.path=
            IDENTITY_WITHHELD | IDENTITY_HELD | 1 | ``
            IDENTITY_WITHHELD | ANNEX_MISSING | `` | -data/annex.age
            IDENTITY_WITHHELD | ANNEX_MISSING | `` | +data/annex.age
            IDENTITY_WITHHELD | NAMES_LIE_OPEN | `` | +data/names.json
            REDACTIONS | REDACTIONS_HELD | 3 | ``
            REDACTIONS | REDACTION_NOT_HERE | 1 | -data/exhibits/0001/1279.*
            REDACTIONS | REDACTIONS_HELD | 2 | -data/exhibits/0001/25a2.*
            REDACTIONS | REDACTION_NOT_HERE | 2 | case.exhibits.1.disclosure='redacted'
            TRANSLATIONS | TRANSLATIONS_HELD | 1 | ``
            """)
    void ofTheProtectedEdition(Check check, String grounds, String about, String changes) {
        says(Asked.of(check, Edition.PROTECTED, changes), grounds, about);
    }

    static void says(Result result, String grounds, String about) {
        List<Ground> expected = Arrays.stream(grounds.split("\\+", -1)).map(Ground::valueOf).toList();
        boolean held = expected.stream().anyMatch(SayingWhatIsWrong::isOfAHeldCheck);

        assertThat(result.why()).extracting(Reason::ground).hasSameElementsAs(expected);
        assertThat(result.why()).anyMatch(why -> String.join(", ", why.about()).contains(about));
        assertThat(result instanceof Result.Failed).as("failed").isNotEqualTo(held);
    }

    private static boolean isOfAHeldCheck(Ground ground) {
        return ground.name().contains("HELD") || NOT_FAILED.contains(ground);
    }
}
