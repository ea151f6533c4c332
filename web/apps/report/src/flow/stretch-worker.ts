import { answerStretch } from "@backup/sealing/stretch";

answerStretch(self);
