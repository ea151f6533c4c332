/// The judicial file: the bag it is packed in and the checks a court makes on it (docs/protocol/dossier.md).
@SuppressWarnings("requires-automatic") module org.wwow.backup.dossier {
    requires transitive org.wwow.backup.ledger;
    requires static transitive org.jspecify;

    requires com.drew.metadata;
    requires java.desktop;
    requires java.xml;
    requires jpms_dss_alert;
    requires jpms_dss_asic_common;
    requires jpms_dss_asic_xades;
    requires jpms_dss_cades;
    requires jpms_dss_cms;
    requires jpms_dss_crl_parser;
    requires jpms_dss_detailed_report;
    requires jpms_dss_diagnostic_data;
    requires jpms_dss_document;
    requires jpms_dss_enumerations;
    requires jpms_dss_model;
    requires jpms_dss_pades;
    requires jpms_dss_pades_pdfbox;
    requires jpms_dss_simple_report;
    requires jpms_dss_spi;
    requires jpms_dss_validation;
    requires jpms_dss_xades;
    requires jpms_dss_xml;
    requires org.apache.fontbox;
    requires org.apache.pdfbox.io;
    requires org.apache.pdfbox;
    requires org.apache.xmlgraphics.commons;
    requires org.apache.xmlgraphics.fop.core;
    requires org.apache.xmlgraphics.fop.events;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires org.verapdf.core;
    requires org.verapdf.parser;
    requires org.verapdf.validation.model;

    exports org.wwow.backup.dossier.bag;
    exports org.wwow.backup.dossier.build;
    exports org.wwow.backup.dossier.capture;
    exports org.wwow.backup.dossier.casefolder;
    exports org.wwow.backup.dossier.caseuco;
    exports org.wwow.backup.dossier.check;
    exports org.wwow.backup.dossier.container;
    exports org.wwow.backup.dossier.custody;
    exports org.wwow.backup.dossier.document;
    exports org.wwow.backup.dossier.file;
    exports org.wwow.backup.dossier.loadfile;
    exports org.wwow.backup.dossier.redaction;
    exports org.wwow.backup.dossier.sample;
    exports org.wwow.backup.dossier.signature;
    exports org.wwow.backup.dossier.verification;
}
