package org.wwow.backup.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrowingATree {
    private static final int LEAVES = 1100;

    @Test
    void hasTheRootsOfTheReference() {
        JsonNode reference = Vectors.json(Vectors.folder("rfc6962-reference/roots.json"));
        List<JsonNode> leaves = reference.get("leaves_hex").valueStream().toList();
        List<JsonNode> roots = reference.get("root_hex_by_size").valueStream().toList();
        var tree = new Tree(new TilesInMemory());
        List<String> found = new ArrayList<>(List.of(tree.snapshot().head().root().toString()));

        for (JsonNode leaf : leaves) {
            tree.append(HexFormat.of().parseHex(leaf.asString()));
            found.add(tree.snapshot().head().root().toString());
        }

        assertThat(found).isEqualTo(roots.stream().map(JsonNode::asString).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 1100})
    void hasTheRootOfTheRecursiveDefinition(int size) {
        List<MerkleHash> leaves = leaves();

        assertThat(new Snapshot(treeOf(leaves), new TreeSize(size)).head().root())
                .isEqualTo(ByDefinition.root(leaves.subList(0, size)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 255, 256, 257, 1000, 1100})
    void provesEveryLeafAsTheDefinitionDoes(int size) {
        List<MerkleHash> leaves = leaves();
        var snapshot = new Snapshot(treeOf(leaves), new TreeSize(size));

        for (int m = 0; m < size; m++) {
            InclusionProof proof = snapshot.inclusion(new LeafIndex(m));
            assertThat(proof.path().asList()).isEqualTo(ByDefinition.path(m, leaves.subList(0, size)));
            proof.verify(leaves.get(m), snapshot.head());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 255, 256, 257, 1000, 1100})
    void provesEveryOlderSizeAsTheDefinitionDoes(int size) {
        List<MerkleHash> leaves = leaves();
        Tree tree = treeOf(leaves);
        var snapshot = new Snapshot(tree, new TreeSize(size));

        for (int m = 1; m <= size; m++) {
            ConsistencyProof proof = snapshot.consistency(new TreeSize(m));
            assertThat(proof.path().asList()).isEqualTo(ByDefinition.proof(m, leaves.subList(0, size)));
            proof.verify(new Snapshot(tree, new TreeSize(m)).head(), snapshot.head());
        }
    }

    @Test
    void resumesWhereItStopped() {
        List<MerkleHash> leaves = leaves();
        var full = new TilesInMemory();
        var first = new Tree(full);
        leaves.subList(0, 700).forEach(first::append);

        Tree resumed = Tree.resume(first.size(), full,
                (level, index, width) -> TileNodes.of(first.edgeTile(level).orElseThrow().bottom(width)));
        leaves.subList(700, LEAVES).forEach(resumed::append);

        assertThat(resumed.snapshot().head()).isEqualTo(treeOf(leaves).snapshot().head());
    }

    @Test
    void refusesToProveALeafItDoesNotHave() {
        Snapshot snapshot = treeOf(leaves()).snapshot();

        assertThatThrownBy(() -> snapshot.inclusion(new LeafIndex(LEAVES))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no leaf 1100");
    }

    @Test
    void refusesToProveFromNothingOrFromBeyondItself() {
        Snapshot snapshot = treeOf(leaves()).snapshot();

        assertThatThrownBy(() -> snapshot.consistency(TreeSize.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> snapshot.consistency(new TreeSize(LEAVES + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATileThatIsNoneOrTooWide() {
        assertThatThrownBy(() -> TileNodes.of(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TileNodes.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TileNodes.of(new byte[257 * 32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TileNodes.of(new byte[64]).bottom(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TileNodes.of(new byte[64]).bottom(0)).isInstanceOf(IllegalArgumentException.class);
    }

    static List<MerkleHash> leaves() {
        List<MerkleHash> leaves = new ArrayList<>(LEAVES);
        for (int at = 0; at < LEAVES; at++) {
            leaves.add(MerkleHash.ofLeaf(new byte[]{(byte) at, (byte) (at >> 8)}));
        }
        return leaves;
    }

    static Tree treeOf(List<MerkleHash> leaves) {
        var tree = new Tree(new TilesInMemory());
        leaves.forEach(tree::append);
        return tree;
    }
}
