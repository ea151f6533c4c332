package org.wwow.backup.shapes;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;

import org.wwow.backup.dossier.caseuco.GraphShapes;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.caseuco.ShapesFound.BrokenShape;

/// The shapes of CASE 1.4.0 and UCO 1.4.0, by Apache Jena.
///
/// Everything it reads lies beside it. A graph that names a context elsewhere is refused: nothing is ever fetched.
///
/// ```java
/// CaseShapes shapes = CaseShapes.reading();
/// ShapesFound found = shapes.ask(jsonld);
/// ```
public final class CaseShapes implements GraphShapes {
    private static final JsonLdOptions NOTHING_FROM_ELSEWHERE = new JsonLdOptions((_, _) -> {
        throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED);
    });

    private final FutureTask<Ontology> reading = new FutureTask<>(Ontology::read);

    private CaseShapes() {}

    /// Begins to read the shapes and returns; whoever asks waits until they are read.
    public static CaseShapes reading() {
        var shapes = new CaseShapes();
        Thread.ofPlatform().daemon().name("reading shapes").start(shapes.reading);
        return shapes;
    }

    @Override
    public ShapesFound ask(byte[] graph) {
        Ontology ontology = ontology();
        Graph said = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new ByteArrayInputStream(graph))
                .lang(Lang.JSONLD11)
                .set(LangJSONLD11.JSONLD_OPTIONS, NOTHING_FROM_ELSEWHERE)
                .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .parse(said);
        if (said.isEmpty()) {
            return new ShapesFound.NotAsked("empty");
        }
        List<BrokenShape> broken = Stream.concat(ontology.unknown(said), shapes(ontology, said)).toList();
        return broken.isEmpty()
                ? new ShapesFound.Kept(Ontology.NAME, said.size())
                : new ShapesFound.Broken(Ontology.NAME, broken);
    }

    /// Classes and what they descend from stand in the ontology, so it is part of what is looked at.
    private static Stream<BrokenShape> shapes(Ontology ontology, Graph said) {
        Graph both = GraphFactory.createDefaultGraph();
        said.stream().forEach(both::add);
        ontology.graph().stream().forEach(both::add);
        return ShaclValidator.get()
                .validate(ontology.shapes(), both)
                .getEntries()
                .stream()
                .filter(entry -> entry.severity().level().equals(SHACL.Violation))
                .map(entry -> broken(ontology, entry));
    }

    private static BrokenShape broken(Ontology ontology, ReportEntry entry) {
        String rule = Named.rule(entry.sourceConstraintComponent());
        String shape = Named.node(ontology.named(entry.source()));
        String of = entry.resultPath() == null ? "" : ", " + Named.path(entry.resultPath());
        return new BrokenShape(shape + of, rule, Named.node(entry.focusNode()));
    }

    private Ontology ontology() {
        try {
            return reading.get();
        } catch (ExecutionException unread) {
            throw new IllegalStateException("The shapes cannot be read.", unread);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits for the shapes any more.", stopped);
        }
    }
}
