package org.wwow.backup.client.demo;

import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.MemberKeys;

/// A member of the demo with everything that is printed for whoever tries it.
record DemoMember(Role role, String passphrase, String totpSecret, MemberId id, MemberKeys keys) {

    /// Who there is: one of each role, a second administrator and a second intake officer.
    enum Role {
        /// Founds the instance.
        AMAL("administrator", Organisation.HOUSE),
        /// The second administrator: two are needed.
        BASILE("administrator", Organisation.RELAY),
        /// Reads what arrives.
        INAYA("intake", Organisation.HOUSE),
        /// Reads what arrives.
        IVAN("intake", Organisation.HOUSE),
        /// Answers with care.
        ROSA("responder", Organisation.HOUSE),
        /// Reads for the law.
        LENA("legal", Organisation.RELAY),
        /// Asks, by consent.
        LOUIS("investigator", Organisation.RELAY),
        /// Keeps the network together.
        CLARA("coordinator", Organisation.HOUSE),
        /// Reads figures.
        ANA("analyst", Organisation.RELAY),
        /// Trains.
        TARIQ("trainer", Organisation.RELAY);

        private final String word;
        private final Organisation organisation;

        Role(String word, Organisation organisation) {
            this.word = word;
            this.organisation = organisation;
        }

        /// The role of the directory.
        String word() {
            return word;
        }

        /// Where the member works.
        Organisation organisation() {
            return organisation;
        }

        /// Whether two people say of the member that he was trained to speak with children: one in each team that reads.
        boolean isChildTrained() {
            return this == IVAN || this == TARIQ;
        }

        /// The sign-in name.
        String signInName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The two organisations.
    enum Organisation {
        /// Care and intake.
        HOUSE("House of the Two Rivers", "CF"),
        /// Law and figures.
        RELAY("Legal Relay", "FR");

        private final String title;
        private final String country;

        Organisation(String title, String country) {
            this.title = title;
            this.country = country;
        }

        /// The public name.
        String title() {
            return title;
        }

        /// Where it is registered.
        String country() {
            return country;
        }
    }
}
