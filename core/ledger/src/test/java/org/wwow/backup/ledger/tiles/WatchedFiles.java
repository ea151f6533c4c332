package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The real file system below a folder, with each force to the disk and each open channel written down.
final class WatchedFiles extends FileSystemProvider {
    final List<String> forced = new ArrayList<>();
    final List<String> open = new ArrayList<>();
    private final Path real;
    private final FileSystemProvider provider;

    WatchedFiles(Path real) {
        this.real = real;
        this.provider = real.getFileSystem().provider();
    }

    Path root() {
        return watched(real);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        String name = real.relativize(bare(path)).toString();
        FileChannel channel = FileChannel.open(bare(path), options, attributes);
        open.add(name);
        return new WatchedChannel(channel, () -> forced.add(name), () -> open.remove(name));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
            FileAttribute<?>... attributes) throws IOException {
        return Files.newByteChannel(bare(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> stream = provider.newDirectoryStream(bare(folder), each -> filter.accept(watched(each)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> each = stream.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Path next() {
                        return watched(each.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        provider.createDirectory(bare(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        provider.delete(bare(path));
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        provider.copy(bare(from), bare(to), options);
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        provider.move(bare(from), bare(to), options);
    }

    @Override
    public boolean isSameFile(Path one, Path two) throws IOException {
        return provider.isSameFile(bare(one), bare(two));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return provider.isHidden(bare(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return provider.getFileStore(bare(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        provider.checkAccess(bare(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return provider.getFileAttributeView(bare(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return provider.readAttributes(bare(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        return provider.readAttributes(bare(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) throws IOException {
        provider.setAttribute(bare(path), name, value, options);
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    private Path watched(Path path) {
        return (Path) Proxy.newProxyInstance(WatchedFiles.class.getClassLoader(),
                new Class<?>[]{Path.class, Bare.class},
                (_, method, given) -> call(path, method, given));
    }

    private Object call(Path path, Method method, Object[] given) throws Throwable {
        if (method.getName().equals("bare")) {
            return path;
        }
        if (method.getName().equals("getFileSystem")) {
            return new WatchedFileSystem(this, path.getFileSystem());
        }
        Object[] bare = given == null ? new Object[0] : given.clone();
        for (int at = 0; at < bare.length; at++) {
            bare[at] = bare[at] instanceof Bare watched ? watched.bare() : bare[at];
        }
        try {
            Object result = method.invoke(path, bare);
            return result instanceof Path other ? watched(other) : result;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Path bare(Path path) {
        return path instanceof Bare watched ? watched.bare() : path;
    }

    /// What every watched path can be asked for.
    interface Bare {
        Path bare();
    }
}
