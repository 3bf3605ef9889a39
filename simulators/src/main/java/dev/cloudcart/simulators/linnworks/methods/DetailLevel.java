package dev.cloudcart.simulators.linnworks.methods;

import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

/// What `GetOpenOrdersDetails` reads beside the order itself; without any it reads all (Open Orders API).
enum DetailLevel {
    FOLDER {
        @Override
        void empty(ObjectNode order) {
            order.putArray("FolderName");
        }
    },
    NOTES {
        @Override
        void empty(ObjectNode order) {
            order.putArray("Notes");
        }
    },
    IDENTIFIERS {
        @Override
        void empty(ObjectNode order) {
            order.withObject("/GeneralInfo").putArray("Identifiers");
        }
    },
    EXTENDEDPROPERTIES {
        @Override
        void empty(ObjectNode order) {
            order.putArray("ExtendedProperties");
        }
    };

    abstract void empty(ObjectNode order);

    static ObjectNode cut(ObjectNode order, Set<String> wanted) {
        for (var level : values()) {
            if (!wanted.contains(level.name())) {
                level.empty(order);
            }
        }
        return order;
    }
}
