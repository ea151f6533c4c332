package org.wwow.backup.dossier.build;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wwow.backup.dossier.caseuco.GraphShapes;
import org.wwow.backup.dossier.caseuco.ShapesFound;

/// The graph being held to the shapes (check 35) while the other checks are made.
///
/// Whatever an engine does but answer, the answer is that nobody knows, and no dossier is built.
final class GraphAsked {
    private static final int LONGEST_MINUTES = 30;

    private final FutureTask<ShapesFound> asked;

    private GraphAsked(FutureTask<ShapesFound> asked) {
        this.asked = asked;
    }

    static GraphAsked begin(GraphShapes shapes, byte[] graph) {
        var asked = new GraphAsked(new FutureTask<>(() -> shapes.ask(graph)));
        Thread.ofPlatform().daemon().name("shapes of the graph").start(asked.asked);
        return asked;
    }

    /// The answer, once it is there.
    ShapesFound found() {
        try {
            return asked.get(LONGEST_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return new ShapesFound.NotAsked(cause.getClass().getSimpleName());
        } catch (TimeoutException endless) {
            return new ShapesFound.NotAsked(endless.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new ShapesFound.NotAsked(stopped.getClass().getSimpleName());
        }
    }
}
