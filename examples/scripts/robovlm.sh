#!/bin/sh
deepspeed --num_gpus=8 train_robovlm.py \
    --deepspeed configs/robovlm.json \
    --model_name_or_path microsoft/kosmos-2-patch14-224 \
    --per_device_train_batch_size 4 \
    --gradient_accumulation_steps 2
