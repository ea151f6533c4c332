package org.wwow.backup.dossier.check;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;

/// As [SayingWhatIsWrong], of what was kept, agreed, told and concluded.
class SayingWhatIsMissing {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            STORAGE | STORAGE_HELD | 1, 1, 0 | ``
            STORAGE | MEMBERS_MISSING | storage | case.storage=[]
            STORAGE | MEMBERS_MISSING | storage 1, place | case.storage.0.place=
            STORAGE | TIME_AFTER_MAKING | storage 1 | case.storage.0.from=
            STORAGE | NEVER_LOOKED_AT | 1 | case.storage.0.checks=[]
            STORAGE | MEMBERS_MISSING | storage 1, time, held | case.storage.0.checks.0.held=
            STORAGE | MEMBERS_MISSING | storage 1, time, held | case.storage.0.checks.0.time='2027-01-01T00:00:00Z'
            STORAGE | STORAGE_HELD_WITH_LOSS | 1, 1, 1 | case.storage.0.checks.0.held=false
            STORAGE | STORAGE_HELD | 2, 3, 0 | case.storage=[{'checks':[{'held':true,'time':'2026-05-05T08:00:00Z'}],'from':'2026-03-02T10:00:00Z','place':'A'},{'checks':[{'held':true,'time':'2026-05-05T08:00:00Z'},{'held':true,'time':'2026-05-05T08:00:00Z'}],'from':'2026-03-02T10:00:00Z','place':'B'}]

            TOMBSTONES | TOMBSTONES_HELD | 1 | ``
            TOMBSTONES | MEMBERS_MISSING | tombstones | case.tombstones=
            TOMBSTONES | NOTHING_ERASED | 9 | case.tombstones=[]
            TOMBSTONES | MEMBERS_MISSING | tombstones 1, item | case.tombstones.0.item=
            TOMBSTONES | MEMBERS_MISSING | tombstones 1, ending | case.tombstones.0.ending='lost'
            TOMBSTONES | MEMBERS_MISSING | tombstones 1, authority | case.tombstones.0.authority=
            TOMBSTONES | MEMBERS_MISSING | tombstones 1, reason | case.tombstones.0.reason=
            TOMBSTONES | TIME_AFTER_MAKING | tombstones 1 | case.tombstones.0.time='2027-01-01T00:00:00Z'
            TOMBSTONES | GONE_AND_HERE | 1 | case.tombstones.0.item='f59b4706-494d-4753-a07e-a131487fa73d'
            TOMBSTONES | GONE_AND_HERE | 1279a15c-864a-42fa-ae1c-a361042e71e6 | case.tombstones.0.item='1279a15c-864a-42fa-ae1c-a361042e71e6'

            IDENTITY_WITHHELD | FULL_EDITION | 1 | ``
            IDENTITY_WITHHELD | MEMBERS_MISSING+SOURCE_UNKNOWN | sources | case.sources=[]
            IDENTITY_WITHHELD | MEMBERS_MISSING+SOURCE_UNKNOWN | sources | case.sources.0.code=
            IDENTITY_WITHHELD | SOURCE_UNKNOWN | 1 | case.exhibits.0.source='Somebody'
            IDENTITY_WITHHELD | SOURCE_UNKNOWN | `` | case.priorAccounts.list=[{'source':'Nobody'}]
            IDENTITY_WITHHELD | FILE_WITHOUT_PLACE | data/annex.age | +data/annex.age

            REDACTIONS | REDACTIONS_HELD | 3 | ``
            REDACTIONS | NO_REDACTIONS | `` | case.derivatives.0.kind='rendering' & case.derivatives.2.kind='rendering' & case.derivatives.5.kind='rendering'
            REDACTIONS | DERIVATIVE_MISSING | 1279a15c-864a-42fa-ae1c-a361042e71e6 | -data/exhibits/0001/1279.*
            REDACTIONS | REDACTIONS_HELD | 3 | case.exhibits.1.disclosure='redacted'

            CONSENTS | CONSENTS_HELD | 1, 7 | ``
            CONSENTS | NO_CONSENT | 5 | case.consents=[]
            CONSENTS | MEMBERS_MISSING | consents 1, withdrawal | case.consents.0.withdrawal=
            CONSENTS | MEMBERS_MISSING | consents 1, language | case.consents.0.language=
            CONSENTS | MEMBERS_MISSING | consents 1, informed | case.consents.0.informed=
            CONSENTS | MEMBERS_MISSING | consents 1, uses | case.consents.0.uses=[]
            CONSENTS | MEMBERS_MISSING+TIME_AFTER_MAKING | consents 1, given | case.consents.0.given=
            CONSENTS | MEMBERS_MISSING+CONSENT_NOT_SIGNED | consents 1, deposit | case.consents.0.deposit=
            CONSENTS | TIME_AFTER_MAKING | consents 1 | case.consents.0.given='2027-01-01T00:00:00Z'
            CONSENTS | CONSENT_NOT_SIGNED | 1 | case.consents.0.deposit='f59b4706-494d-4753-a07e-a131487fa73d'
            CONSENTS | NO_CONSENT | 1 | case.consents.0.courts=['X']
            CONSENTS | NO_CONSENT | 1 | case.recipient.court='X'
            CONSENTS | NO_CONSENT | 2 | case.consents.0.items=['f59b4706-494d-4753-a07e-a131487fa73d']

            CONFIDENTIALITY | CONFIDENTIALITY_HELD | 7 | ``
            CONFIDENTIALITY | CONFIDENTIALITY_HELD | 7 | case.exhibits.0.confidentiality.level='public' & case.exhibits.1.confidentiality.level='sealed'
            CONFIDENTIALITY | MEMBERS_MISSING | 1, confidentiality | case.exhibits.0.confidentiality.level='secret'
            CONFIDENTIALITY | MEMBERS_MISSING | 1, confidentiality | case.exhibits.0.confidentiality.lifting=''
            CONFIDENTIALITY | MEMBERS_MISSING | 1, confidentiality | case.exhibits.0.confidentiality=
            CONFIDENTIALITY | NO_EXHIBITS | `` | case.exhibits=[]

            FIRST_ACCOUNTS | NO_PRIOR_ACCOUNT | 2026-05-14T08:00:00Z | ``
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts, asked | case.priorAccounts.asked=
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts, asked | case.priorAccounts.asked='2027-01-01T00:00:00Z'
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts, list | case.priorAccounts.list=
            FIRST_ACCOUNTS | PRIOR_ACCOUNTS_HELD | 1, 2026-05-14T08:00:00Z | case.priorAccounts.list=[{'date':{},'exhibit':1,'source':'Source 1','to':'A','verbatim':false}]
            FIRST_ACCOUNTS | PRIOR_ACCOUNTS_HELD | 1 | case.priorAccounts.list=[{'date':{},'source':'Source 1','to':'A','verbatim':true}]
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts 1, source | case.priorAccounts.list=[{'date':{},'to':'A','verbatim':true}]
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts 1, to | case.priorAccounts.list=[{'date':{},'source':'Source 1','verbatim':true}]
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts 1, date, verbatim | case.priorAccounts.list=[{'source':'Source 1','to':'A','verbatim':true}]
            FIRST_ACCOUNTS | MEMBERS_MISSING | priorAccounts 1, date, verbatim | case.priorAccounts.list=[{'date':{},'source':'Source 1','to':'A'}]
            FIRST_ACCOUNTS | REFERENCE_UNKNOWN | priorAccounts 1 | case.priorAccounts.list=[{'date':{},'exhibit':4,'source':'Source 1','to':'A','verbatim':true}]

            WORKING_COPIES | COPIES_HELD | 7, 0 | ``
            WORKING_COPIES | COPIES_HELD | 7, 1 | case.derivatives.0.kind='working-copy'
            WORKING_COPIES | COPY_BEARS_ORIGINALS_ID | f59b4706-494d-4753-a07e-a131487fa73d | case.derivatives.0.id='f59b4706-494d-4753-a07e-a131487fa73d'
            WORKING_COPIES | ORIGINAL_CHANGED | 3 | case.exhibits.0.sha256='0'
            CUSTODY_CHAIN | CUSTODY_HELD | 9 | case.made='2026-05-14T12:00:00Z'
            CUSTODY_CHAIN | TIME_AFTER_MAKING | `` | case.made='2026-05-14T11:59:59Z'
            RECEIPT | RECEIVED | Court of Samples | ``
            RECEIPT | RELEASED_TO_ANOTHER | 9 | case.recipient.court='X'
            """)
    void ofWhatWasKeptAndAgreed(Check check, String grounds, String about, String changes) {
        SayingWhatIsWrong.says(Asked.of(check, Edition.FULL, changes), grounds, about);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EXCULPATORY | EXCULPATORY_HELD | 1 | ``
            EXCULPATORY | EXCULPATORY_HELD | 0 | case.exculpatorySearch.found=[]
            EXCULPATORY | MEMBERS_MISSING | exculpatorySearch | case.exculpatorySearch=
            EXCULPATORY | MEMBERS_MISSING | exculpatorySearch, by | case.exculpatorySearch.by=
            EXCULPATORY | MEMBERS_MISSING | exculpatorySearch, method | case.exculpatorySearch.method=
            EXCULPATORY | MEMBERS_MISSING+TIME_AFTER_MAKING | exculpatorySearch, made | case.exculpatorySearch.made=
            EXCULPATORY | TIME_AFTER_MAKING | exculpatorySearch | case.exculpatorySearch.made='2027-01-01T00:00:00Z'
            EXCULPATORY | MEMBERS_MISSING | exculpatorySearch, found | case.exculpatorySearch.found=
            EXCULPATORY | REFERENCE_UNKNOWN | exculpatorySearch | case.exculpatorySearch.found.0.exhibit=4
            EXCULPATORY | REFERENCE_UNKNOWN | exculpatorySearch | case.exculpatorySearch.found.0.exhibit=
            EXCULPATORY | REFERENCE_UNKNOWN | exculpatorySearch | case.exculpatorySearch.found.0.words=

            TRANSLATIONS | TRANSLATIONS_HELD | 1 | ``
            TRANSLATIONS | NO_TRANSLATIONS | `` | case.derivatives.1.kind='rendering'
            TRANSLATIONS | MEMBERS_MISSING | language | case.derivatives.1.language=
            TRANSLATIONS | MEMBERS_MISSING | translator | case.derivatives.1.translation.translator=
            TRANSLATIONS | MEMBERS_MISSING | qualification | case.derivatives.1.translation.qualification=
            TRANSLATIONS | MEMBERS_MISSING+TRANSLATED_FROM_ANOTHER | translator, qualification, language | case.derivatives.1.translation=
            TRANSLATIONS | TRANSLATED_FROM_ANOTHER | 71968962-9e47-41f6-b2eb-904aaa379eba | case.derivatives.1.translation.language='fr'
            TRANSLATIONS | TRANSLATION_ALONE | 71968962-9e47-41f6-b2eb-904aaa379eba | -data/exhibits/0001/original.*
            TRANSLATIONS | TRANSLATION_ALONE+TRANSLATED_FROM_ANOTHER | 71968962-9e47-41f6-b2eb-904aaa379eba | case.derivatives.1.parent='x'
            TRANSLATIONS | TRANSLATIONS_HELD | 1 | case.derivatives.1.parent='1279a15c-864a-42fa-ae1c-a361042e71e6'
            TRANSLATIONS | TRANSLATION_ALONE | 71968962-9e47-41f6-b2eb-904aaa379eba | case.derivatives.1.parent='1279a15c-864a-42fa-ae1c-a361042e71e6' & -data/exhibits/0001/1279.*

            DATE_AND_PLACE | DATES_HELD | 9 | ``
            DATE_AND_PLACE | DATES_HELD | 8 | case.exhibits.1.place=
            DATE_AND_PLACE | NO_DATE_OR_PLACE | `` | case.exhibits.0.date= & case.exhibits.1.date= & case.exhibits.1.place= & case.exhibits.2.date= & case.exhibits.3.date= & case.exhibits.4.date= & case.exhibits.5.date= & case.exhibits.6.date= & case.chronology=[]
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date='2026'
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date.basis='guess'
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date.precision='dayish'
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date.from='2026-3-01'
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date.from='2026-03'
            DATE_AND_PLACE | DATE_UNFOUNDED | chronology | case.chronology.0.date.from='2026'
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.0.date.from='2026' & case.exhibits.0.date.until='2027'
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.0.date.from='2026' & case.exhibits.0.date.precision='year'
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.0.date.from='2026' & case.exhibits.0.date.precision='season'
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.0.date.from='2026-03' & case.exhibits.0.date.precision='month'
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date.from='2026' & case.exhibits.0.date.precision='month'
            DATE_AND_PLACE | DATE_UNFOUNDED | exhibits 1 | case.exhibits.0.date.precision='hour'
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.0.date.from='2026-03-01T10:00:00Z' & case.exhibits.0.date.precision='second'
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.0.date.from='2026-03-01T10:00:00Z' & case.exhibits.0.date.precision='minute'
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place='A square'
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.basis=
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.precision='room'
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.latitude=90000001
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.latitude=-90000001
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.longitude=180000001
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.longitude=
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.latitude=
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.accuracy=0
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position.accuracy=
            DATE_AND_PLACE | PLACE_UNFOUNDED | exhibits 2 | case.exhibits.1.place.position= & case.exhibits.1.place.name=
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.1.place.position.latitude=90000000 & case.exhibits.1.place.position.longitude=-180000000 & case.exhibits.1.place.position.accuracy=1
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.1.place.position=
            DATE_AND_PLACE | DATES_HELD | 9 | case.exhibits.1.place.name=

            ANALYSIS | ANALYSIS_HELD | 1 | ``
            ANALYSIS | NO_ANALYSIS | `` | case.analysis=[]
            ANALYSIS | MEMBERS_MISSING | analysis | case.analysis=
            ANALYSIS | MEMBERS_MISSING | analysis 1, what | case.analysis.0.what=
            ANALYSIS | MEMBERS_MISSING | analysis 1, parameters | case.analysis.0.parameters=
            ANALYSIS | MEMBERS_MISSING | analysis 1, result | case.analysis.0.result=
            ANALYSIS | MEMBERS_MISSING | analysis 1, tool | case.analysis.0.making.tool=
            ANALYSIS | MEMBERS_MISSING | analysis 1, tool, version, operator, time | case.analysis.0.making=
            ANALYSIS | INPUT_UNKNOWN | 1 | case.analysis.0.inputs=[]
            ANALYSIS | INPUT_UNKNOWN | 1 | case.analysis.0.inputs=['0']
            ANALYSIS | ANALYSIS_HELD | 1 | case.analysis.0.inputs=['970770f35cc11e1b9172d5bde20cc6f733138a9551d0a3db4ff877e9823f789c']

            OPEN_FORMATS | FORMATS_HELD+VERIFIER_UNSTATED | audio/wav, image/jpeg, text/plain | ``
            OPEN_FORMATS | MEMBERS_MISSING | 1, format | case.exhibits.0.format='TEXT'
            OPEN_FORMATS | MEMBERS_MISSING | 1279a15c-864a-42fa-ae1c-a361042e71e6, format | case.derivatives.0.format=
            OPEN_FORMATS | PART_MISSING | data/verify.txt | -data/verify.txt
            METADATA | METADATA_HELD+SHAPES_NOT_HERE | `` | ``
            METADATA | OTHER_FORM | data/case.jsonld | case.exhibits.0.title='Other'
            METADATA | OTHER_FORM | data/index.csv | case.exhibits.0.title='Other'
            """)
    void ofWhatWasToldAndConcluded(Check check, String grounds, String about, String changes) {
        SayingWhatIsWrong.says(Asked.of(check, Edition.FULL, changes), grounds, about);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTIFIERS", "ORIGINALS", "DERIVATIVES", "WHOLE_RECORDINGS", "INDEX", "CLOCKS", "CAPTURE",
        "CONTRADICTIONS", "WORKING_COPIES", "STORAGE", "TOMBSTONES", "IDENTITY_WITHHELD", "REDACTIONS", "CONSENTS",
        "CONFIDENTIALITY", "FIRST_ACCOUNTS", "EXCULPATORY", "TRANSLATIONS", "DATE_AND_PLACE", "ANALYSIS", "METADATA",
        "OPEN_FORMATS"})
    void ofAnIndexThatIsMissingOrNoIndex(Check check) {
        SayingWhatIsWrong.says(Asked.of(check, Edition.FULL, "-data/dossier.json"), "PART_MISSING",
                "data/dossier.json");
        SayingWhatIsWrong.says(Asked.of(check, Edition.FULL, "+data/dossier.json"), "PART_UNREADABLE",
                "data/dossier.json");
        assertThat(Asked.of(check, Edition.FULL, "case=").why()).extracting(Reason::ground)
                .containsExactly(Ground.PART_UNREADABLE);
    }
}
